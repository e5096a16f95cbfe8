package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad"
)

// acmeDatabaseProps are what is left to a team.
type acmeDatabaseProps struct {
	Environment cdkpavedroad.IAppEnvironment
	// Schema is where the team's tables are.
	Schema string
}

// acmeDatabase is a ServiceDatabase as Acme's teams get it: PostgreSQL for confidential data, with two weeks of backups.
// Workloads learn the schema as well.
type acmeDatabase struct {
	cdkpavedroad.ServiceDatabase
	schema string
}

func newAcmeDatabase(scope constructs.Construct, id string, props *acmeDatabaseProps) *acmeDatabase {
	database := &acmeDatabase{schema: props.Schema}
	cdkpavedroad.NewServiceDatabase_Override(database, scope, &id, &cdkpavedroad.ServiceDatabaseProps{
		Environment:        props.Environment,
		DataClassification: cdkpavedroad.DataClassification_CONFIDENTIAL(),
		Engine:             cdkpavedroad.DatabaseEngine_Postgresql(nil),
		BackupRetention:    awscdk.Duration_Days(jsii.Number(14)),
	})
	return database
}

// AdmitWorkload overrides what happens when a workload connects.
func (d *acmeDatabase) AdmitWorkload(workload cdkpavedroad.IWorkload, variablePrefix *string) {
	d.ServiceDatabase.AdmitWorkload(workload, variablePrefix)
	workload.AddVariable(jsii.String(*variablePrefix+"_SCHEMA"), &d.schema)
}
