import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, NagPack } from 'cdk-nag';
import { Governance, policy } from '../../src';

/** A small app of two stacks for the command line. The context value `wrong` says what is wrong with the first one; without it, nothing is. */

class FallingRule extends policy.Rule {
  constructor() {
    super({
      id: 'ACME-FALLING',
      statement: 'topics are fine',
      why: 'it matters',
      fix: 'mend the rule',
      source: 'https://example.com/falling',
      severity: policy.Severity.ERROR,
      types: ['AWS::SNS::Topic'],
    });
  }

  public judge(): policy.Verdict {
    throw new Error('the rule fell over');
  }
}

class AcmeChecks extends policy.RulePack {
  constructor() {
    super({ name: 'Acme', version: '1.0.0', rules: [new FallingRule()] });
  }
}

class FallingChecks extends NagPack {
  public readonly name = 'Falling';

  protected checkResource(): void {
    throw new Error('the pack fell over');
  }
}

/** Buckets without logs, and a bucket policy that no rule for constructs can be shown. */
const mistakes: Record<string, (stack: Stack) => void> = {
  finding: (stack) => new Bucket(stack, 'Files', { enforceSSL: true }),
  gap: (stack) => {
    const unreadable: CfnResource = new CfnBucketPolicy(stack, 'Policy', { bucket: 'files', policyDocument: {} });
    unreadable.addPropertyDeletionOverride('PolicyDocument');
  },
};

const packs: Record<string, () => NagPack> = { rule: () => new AcmeChecks(), pack: () => new FallingChecks() };

const app = new App();
const wrong = String(app.node.tryGetContext('wrong'));
Governance.apply(app, { packs: [new AwsSolutionsChecks(), ...packs[wrong] ? [packs[wrong]()] : []] });

for (const id of ['Shop', 'Stock']) new Topic(new Stack(app, id), 'News', { enforceSSL: true });
mistakes[wrong]?.(app.node.findChild('Shop') as Stack);
