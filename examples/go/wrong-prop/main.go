// What somebody sees whose props are wrong. The compiler finds a prop that does not exist, see misspelt.go; the rest comes as a panic.
package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	environment := cdkpavedroad.NewAppEnvironment(app, jsii.String("ShopProduction"), &cdkpavedroad.AppEnvironmentProps{
		Application:   jsii.String("shop"),
		Owner:         jsii.String("team-shop"),
		CostCenter:    jsii.String("cc-4711"),
		Tier:          cdkpavedroad.EnvironmentTier_PRODUCTION(),
		AlertEmail:    jsii.String("shop-oncall@example.com"),
		MonthlyBudget: jsii.Number(1000),
	})
	shop := awscdk.NewStack(app, jsii.String("Shop"), nil)

	// A panic can be caught: it is an error with the sentence as its text.
	fmt.Println(refusalOf(func() {
		cdkpavedroad.NewServiceDatabase(shop, jsii.String("Unclassified"), &cdkpavedroad.ServiceDatabaseProps{
			Environment: environment,
		})
	}))

	// Left alone, it ends the program.
	cdkpavedroad.NewServiceDatabase(shop, jsii.String("Forgetful"), &cdkpavedroad.ServiceDatabaseProps{
		Environment:        environment,
		DataClassification: cdkpavedroad.DataClassification_INTERNAL(),
		BackupRetention:    awscdk.Duration_Days(jsii.Number(1)),
	})
}

// refusalOf is why something could not be made; nothing when it could.
func refusalOf(make func()) (refusal any) {
	defer func() { refusal = recover() }()
	make()
	return nil
}
