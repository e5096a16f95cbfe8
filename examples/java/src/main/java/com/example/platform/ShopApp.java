package com.example.platform;

import io.github.cdkpavedroad.AppEnvironment;
import io.github.cdkpavedroad.DataClassification;
import io.github.cdkpavedroad.EnvironmentTier;
import io.github.cdkpavedroad.FunctionService;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Runtime;

/** An application made of what the platform team wrote: a database with its defaults, and a component of its own. */
public final class ShopApp {
  public static void main(String[] args) {
    App app = new App();
    AppEnvironment environment = AppEnvironment.Builder.create(app, "ShopStaging")
        .application("shop")
        .owner("team-shop")
        .costCenter("cc-4711")
        .tier(EnvironmentTier.STAGING)
        .alertEmail("shop-oncall@example.com")
        .monthlyBudget(1000)
        .build();
    Stack data = new Stack(app, "ShopData");
    Stack stack = new Stack(app, "Shop");
    FunctionService api = FunctionService.Builder.create(stack, "Api")
        .environment(environment)
        .runtime(Runtime.NODEJS_24_X)
        .code(Code.fromAsset("../orders/api"))
        .build();
    api.connectTo(new AcmeDatabase(data, "Carts", environment, DataClassification.INTERNAL));
    api.connectTo(new WorkQueue(data, "Mails", environment));
    app.synth();
  }
}
