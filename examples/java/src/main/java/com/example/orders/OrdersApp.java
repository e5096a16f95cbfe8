package com.example.orders;

import io.github.cdkpavedroad.AppEnvironment;
import io.github.cdkpavedroad.DataClassification;
import io.github.cdkpavedroad.DatabaseEngine;
import io.github.cdkpavedroad.EnvironmentTier;
import io.github.cdkpavedroad.FunctionService;
import io.github.cdkpavedroad.ServiceDatabase;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Runtime;

/** The orders application in three environments: two databases, and a function that uses both in a stack of its own. */
public final class OrdersApp {
  public static void main(String[] args) {
    App app = new App();
    for (EnvironmentTier tier : List.of(EnvironmentTier.PLAYGROUND, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION)) {
      composeOrders(app, tier);
    }
    app.synth();
  }

  private static void composeOrders(App app, EnvironmentTier tier) {
    String name = "Orders" + capitalized(tier.getName());
    AppEnvironment environment = AppEnvironment.Builder.create(app, name)
        .application("orders")
        .owner("team-orders")
        .costCenter("cc-4711")
        .tier(tier)
        .alertEmail("orders-oncall@example.com")
        .monthlyBudget(Objects.requireNonNullElse(tier.getMonthlyBudget(), 1000))
        .build();

    Stack data = new Stack(app, name + "Data");
    ServiceDatabase orders = ServiceDatabase.Builder.create(data, "Orders")
        .environment(environment)
        .dataClassification(DataClassification.INTERNAL)
        .build();
    ServiceDatabase stock = ServiceDatabase.Builder.create(data, "Stock")
        .environment(environment)
        .dataClassification(DataClassification.INTERNAL)
        .engine(DatabaseEngine.postgresql())
        .build();

    FunctionService api = FunctionService.Builder.create(new Stack(app, name + "App"), "Api")
        .environment(environment)
        .runtime(Runtime.NODEJS_24_X)
        .code(Code.fromAsset("../orders/api"))
        .reservedConcurrency(50)
        .build();
    api.connectTo(orders);
    api.connectTo(stock);
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase() + word.substring(1);
  }
}
