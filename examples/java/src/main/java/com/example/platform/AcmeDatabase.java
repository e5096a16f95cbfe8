package com.example.platform;

import io.github.cdkpavedroad.DataClassification;
import io.github.cdkpavedroad.DatabaseEngine;
import io.github.cdkpavedroad.IAppEnvironment;
import io.github.cdkpavedroad.ServiceDatabase;
import io.github.cdkpavedroad.ServiceDatabaseProps;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** A database with the choices that Acme made for everybody: PostgreSQL, whose backups are kept for two weeks. */
public class AcmeDatabase extends ServiceDatabase {
  public AcmeDatabase(Construct scope, String id, IAppEnvironment environment, DataClassification data) {
    super(scope, id, ServiceDatabaseProps.builder()
        .environment(environment)
        .dataClassification(data)
        .engine(DatabaseEngine.postgresql())
        .backupRetention(Duration.days(14))
        .build());
  }
}
