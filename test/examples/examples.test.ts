import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { composeAdopt } from '../../examples/adopt/app';
import { composeCustomPack } from '../../examples/custom-pack/app';
import { policy, waivers } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, proposalsIn, recordOf } from '../governance/apps';

describe('examples/adopt', () => {
  test('is told what enforcing would cost, and nothing stops it', () => {
    const app = newApp();
    composeAdopt(app);
    app.synth();
    const record = recordOf(app);
    expect(record.gate).toBe('passed');
    expect(record.counts.byDisposition.blocking).toBe(0);
    expect(new Set(proposalsIn(record).map(({ origin, helper }) => `${origin}: ${helper}`))).toEqual(new Set(['platform: empties buckets']));
    expect(record.counts.byDisposition.advisory).toBeGreaterThan(20);
  });

  test('once it is recorded it is enforced, and only what is new fails', () => {
    const observed = newApp();
    composeAdopt(observed);
    observed.synth();
    const baseline = waivers.Baseline.fromRecord(join(observed.outdir, 'governance', 'record.json'));
    const enforced = (compose: (stack: Stack) => void) => {
      const app = newApp();
      compose(composeAdopt(app, baseline));
      return GovernanceAssertions.of(app);
    };
    enforced(() => {}).isCompliant();
    const verdict = enforced((stack) => new Bucket(stack, 'New'));
    verdict.hasFinding({ path: 'Legacy/New', disposition: policy.Disposition.BLOCKING });
    verdict.hasFinding({ path: 'Legacy/Files', disposition: policy.Disposition.BASELINED });
    verdict.hasNoFinding({ path: 'Legacy/Files', disposition: policy.Disposition.BLOCKING });
  });

  test('observing changes no template', () => {
    const template = (compose: (app: App) => Stack) => Template.fromStack(compose(newApp())).toJSON();
    const governed = template(composeAdopt);
    jest.isolateModules(() => {
      const { Governance } = jest.requireActual('../../src') as typeof import('../../src');
      jest.spyOn(Governance, 'apply').mockReturnValue(undefined as unknown as ReturnType<typeof Governance.apply>);
      expect(template((jest.requireActual('../../examples/adopt/app') as typeof import('../../examples/adopt/app')).composeAdopt)).toEqual(governed);
    });
  });
});

describe('examples/custom-pack', () => {
  test('complies', () => {
    const app = newApp();
    composeCustomPack(app);
    GovernanceAssertions.of(app).isCompliant();
    expect(recordOf(app).packs.map(({ name, version }) => [name, version])).toEqual([['Acme', '2.1.0'], ['AwsSolutions', undefined]]);
  });

  test('a queue without dead letters is one finding of two packs', () => {
    const app = newApp();
    new Queue(composeCustomPack(app), 'Careless', { enforceSSL: true });
    GovernanceAssertions.of(app).hasFinding({ rule: 'ACME-SQS-DEAD-LETTERS', path: 'Mail/Careless', disposition: policy.Disposition.BLOCKING });
    expect(recordOf(app).findings.find(({ rule }) => rule === 'ACME-SQS-DEAD-LETTERS')?.packs).toEqual(['Acme', 'AwsSolutions']);
  });
});
