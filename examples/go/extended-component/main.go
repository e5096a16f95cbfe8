// The database that a company offers to its teams: a ServiceDatabase with the company's choices, and one habit more.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	environment := cdkpavedroad.NewAppEnvironment(app, jsii.String("ShopStaging"), &cdkpavedroad.AppEnvironmentProps{
		Application:   jsii.String("shop"),
		Owner:         jsii.String("team-shop"),
		CostCenter:    jsii.String("cc-4711"),
		Tier:          cdkpavedroad.EnvironmentTier_STAGING(),
		AlertEmail:    jsii.String("shop-oncall@example.com"),
		MonthlyBudget: jsii.Number(500),
	})

	shop := awscdk.NewStack(app, jsii.String("Shop"), nil)
	customers := newAcmeDatabase(shop, "Customers", &acmeDatabaseProps{Environment: environment, Schema: "crm"})
	api := cdkpavedroad.NewFunctionService(shop, jsii.String("Api"), &cdkpavedroad.FunctionServiceProps{
		Environment:         environment,
		Runtime:             awslambda.Runtime_NODEJS_24_X(),
		Code:                awslambda.Code_FromInline(jsii.String("exports.handler = async () => process.env.CUSTOMERS_SCHEMA;")),
		DataClassification:  cdkpavedroad.DataClassification_CONFIDENTIAL(),
		ReservedConcurrency: jsii.Number(10),
	})
	api.ConnectTo(customers, nil)
	app.Synth(nil)
}
