package com.example.refused;

import io.github.cdkpavedroad.AppEnvironment;
import io.github.cdkpavedroad.ServiceDatabase;
import software.amazon.awscdk.Stack;

/** Does not compile: the retention of backups is a duration. It lies apart, so that the others do. */
final class WrongType {
  static void compose(Stack stack, AppEnvironment environment) {
    ServiceDatabase.Builder.create(stack, "Orders")
        .environment(environment)
        .backupRetention(7)
        .build();
  }
}
