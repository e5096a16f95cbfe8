// An app whose queues are judged by the security team's own pack, beside that of cdk-nag.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad"
	"github.com/cdklabs/cdk-nag-go/cdknag/v3"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	cdkpavedroad.Governance_Apply(app, &cdkpavedroad.GovernanceProps{
		Packs: &[]cdknag.NagPack{newAcmeChecks(), cdknag.NewAwsSolutionsChecks(nil, nil)},
	})

	// Nobody looks after what this queue could not deliver: the synthesis fails.
	awssqs.NewQueue(awscdk.NewStack(app, jsii.String("Mail"), nil), jsii.String("Outgoing"), &awssqs.QueueProps{
		Encryption:      awssqs.QueueEncryption_SQS_MANAGED,
		EnforceSSL:      jsii.Bool(true),
		RetentionPeriod: awscdk.Duration_Days(jsii.Number(14)),
	})
	app.Synth(nil)
}
