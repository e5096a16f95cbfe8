package com.example.refused;

import io.github.cdkpavedroad.AppEnvironment;
import io.github.cdkpavedroad.DataClassification;
import io.github.cdkpavedroad.EnvironmentTier;
import io.github.cdkpavedroad.ServiceDatabase;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/** Two mistakes that the compiler does not see: a prop that is missing, and a value that the library refuses. */
public final class RefusedApp {
  public static void main(String[] args) {
    App app = new App();
    AppEnvironment environment = AppEnvironment.Builder.create(app, "ShopProduction")
        .application("shop")
        .owner("team-shop")
        .costCenter("cc-4711")
        .tier(EnvironmentTier.PRODUCTION)
        .alertEmail("shop-oncall@example.com")
        .monthlyBudget(1000)
        .build();
    Stack stack = new Stack(app, "Shop");

    try {
      ServiceDatabase.Builder.create(stack, "Orders").environment(environment).build();
    } catch (NullPointerException missing) {
      System.err.println(missing.getMessage());
    }

    ServiceDatabase.Builder.create(stack, "Orders")
        .environment(environment)
        .dataClassification(DataClassification.INTERNAL)
        .backupRetention(Duration.days(1))
        .build();
  }
}
