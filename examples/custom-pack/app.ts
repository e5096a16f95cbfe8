import { App, Stack } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, NagPack } from 'cdk-nag';
import { Governance } from 'cdk-paved-road';
import { AcmeChecks } from './acme-checks';

/**
 * An app that is governed by the security team's own pack beside that of cdk-nag.
 *
 * @param pack the team's pack; `new AcmeNagChecks()` and `packs.YamlPack.fromFile('acme-checks.yaml')` are the same in other forms
 */
export function composeCustomPack(app: App, pack: NagPack = new AcmeChecks()): Stack {
  Governance.apply(app, { packs: [pack, new AwsSolutionsChecks()] });

  const stack = new Stack(app, 'Mail');
  const undeliverable = new Queue(stack, 'Undeliverable', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true });
  new Queue(stack, 'Outgoing', {
    encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, deadLetterQueue: { queue: undeliverable, maxReceiveCount: 3 },
  });
  return stack;
}

if (require.main === module) {
  const app = new App();
  composeCustomPack(app);
  app.synth();
}
