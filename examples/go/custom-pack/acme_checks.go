package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad/policy"
)

// newAcmeChecks is what Acme's security team asks of queues.
func newAcmeChecks() policy.RulePack {
	return policy.RulePack_Of(&policy.RulePackProps{
		Name:    jsii.String("Acme"),
		Version: jsii.String("2.1.0"),
		Rules:   &[]policy.Rule{newDeadLetters(), newRetentionBounded()},
	})
}

// deadLetters: queues keep what nobody could process.
type deadLetters struct {
	policy.Rule
}

func newDeadLetters() policy.Rule {
	rule := &deadLetters{}
	policy.NewRule_Override(rule, &policy.RuleMeta{
		Id:        jsii.String("ACME-SQS-DEAD-LETTERS"),
		Statement: jsii.String("a queue has a dead letter queue"),
		Why:       jsii.String("messages that nobody can process would come back until they expire, and then be lost"),
		Fix:       jsii.String("give the queue a DeadLetterQueue"),
		Severity:  policy.Severity_ERROR,
		Types:     jsii.Strings("AWS::SQS::Queue"),
		Source:    jsii.String("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"),
		SameAs:    jsii.Strings("AwsSolutions-SQS3"),
	})
	return rule
}

func (r *deadLetters) Judge(queue policy.ResourceView) policy.Verdict {
	target := queue.Read(jsii.String("RedrivePolicy.deadLetterTargetArn"))
	if *target.IsPresent() {
		return policy.Verdict_COMPLIANT()
	}
	if isDeadLetterQueue := len(*queue.Referrers(jsii.String("AWS::SQS::Queue"))) > 0; isDeadLetterQueue {
		return policy.Verdict_NOT_APPLICABLE()
	}
	return policy.Verdict_NonCompliant(jsii.String("the queue has no dead letter queue"), target.Path())
}

// retentionBounded: no message waits for ever.
type retentionBounded struct {
	policy.Rule
}

func newRetentionBounded() policy.Rule {
	rule := &retentionBounded{}
	policy.NewRule_Override(rule, &policy.RuleMeta{
		Id:        jsii.String("ACME-SQS-RETENTION-BOUNDED"),
		Statement: jsii.String("messages are kept for at most 7 days"),
		Why:       jsii.String("the privacy notice promises it"),
		Fix:       jsii.String("set RetentionPeriod to at most 7 days"),
		Severity:  policy.Severity_WARNING,
		Types:     jsii.Strings("AWS::SQS::Queue"),
		Source:    jsii.String("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"),
		Parameters: &[]*policy.RuleParameter{{
			Name:        jsii.String("mostSeconds"),
			Description: jsii.String("seconds that a message is kept at most"),
			Default:     604_800,
			Stricter:    policy.ParameterOrder_SMALLER,
		}},
	})
	return rule
}

func (r *retentionBounded) Judge(queue policy.ResourceView) policy.Verdict {
	retention := queue.Read(jsii.String("MessageRetentionPeriod"))
	if !*retention.IsKnown() {
		return policy.Verdict_Unknown(retention.Path(), nil)
	}
	seconds := 345_600.0 // 4 days where it is left out
	if given := retention.Number(); given != nil {
		seconds = *given
	}
	if seconds <= r.Parameter(queue, jsii.String("mostSeconds")).(float64) {
		return policy.Verdict_COMPLIANT()
	}
	return policy.Verdict_NonCompliant(jsii.String("messages are kept for too long"), retention.Path())
}
