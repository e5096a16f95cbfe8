// The orders application: two databases, and a function that uses both, in an environment for each of three tiers.
package main

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	composeOrders(app, cdkpavedroad.EnvironmentTier_PLAYGROUND())
	composeOrders(app, cdkpavedroad.EnvironmentTier_STAGING())
	composeOrders(app, cdkpavedroad.EnvironmentTier_PRODUCTION())
	app.Synth(nil)
}

// composeOrders adds the application to an environment of a tier.
func composeOrders(app awscdk.App, tier cdkpavedroad.EnvironmentTier) {
	name := "Orders" + capitalized(*tier.Name())
	environment := cdkpavedroad.NewAppEnvironment(app, jsii.String(name), &cdkpavedroad.AppEnvironmentProps{
		Application:   jsii.String("orders"),
		Owner:         jsii.String("team-orders"),
		CostCenter:    jsii.String("cc-4711"),
		Tier:          tier,
		AlertEmail:    jsii.String("orders-oncall@example.com"),
		MonthlyBudget: budgetOf(tier),
	})

	data := awscdk.NewStack(app, jsii.String(name+"Data"), nil)
	orders := cdkpavedroad.NewServiceDatabase(data, jsii.String("Orders"), &cdkpavedroad.ServiceDatabaseProps{
		Environment:        environment,
		DataClassification: cdkpavedroad.DataClassification_INTERNAL(),
	})
	stock := cdkpavedroad.NewServiceDatabase(data, jsii.String("Stock"), &cdkpavedroad.ServiceDatabaseProps{
		Environment:        environment,
		DataClassification: cdkpavedroad.DataClassification_INTERNAL(),
		Engine:             cdkpavedroad.DatabaseEngine_Postgresql(nil),
	})

	api := cdkpavedroad.NewFunctionService(awscdk.NewStack(app, jsii.String(name+"App"), nil), jsii.String("Api"), &cdkpavedroad.FunctionServiceProps{
		Environment:         environment,
		Runtime:             awslambda.Runtime_NODEJS_24_X(),
		Code:                awslambda.Code_FromAsset(jsii.String("../orders/api"), nil),
		ReservedConcurrency: jsii.Number(50),
	})
	api.ConnectTo(orders, nil)
	api.ConnectTo(stock, nil)
}

// budgetOf is what an environment may cost in a month: what its tier says, and 1000 where the tier leaves it to the team.
func budgetOf(tier cdkpavedroad.EnvironmentTier) *float64 {
	if budget := tier.MonthlyBudget(); budget != nil {
		return budget
	}
	return jsii.Number(1000)
}

func capitalized(word string) string {
	return strings.ToUpper(word[:1]) + word[1:]
}
