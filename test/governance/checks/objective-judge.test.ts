import { CfnCondition, CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { DatabaseEngine, EnvironmentTier, Governance, packs } from '../../../src';
import { SWITCH } from '../../../src/governance/statements/objective';
import { GovernanceAssertions } from '../../../src/testing';
import { Shop } from '../../components/shop';
import { recordOf } from '../apps';

const BROKEN = 'PR-GOVERNANCE-OBJECTIVE-BROKEN';

/** What becomes of the objectives of an RDS instance that somebody changed. */
const judged = (change: (instance: CfnDBInstance) => void) => {
  const shop = new Shop(EnvironmentTier.PRODUCTION);
  const database = shop.database({ engine: DatabaseEngine.postgresql() });
  change(database.node.defaultChild as CfnDBInstance);
  Governance.apply(shop.app, { packs: [new packs.PavedRoadChecks()] });
  GovernanceAssertions.of(shop.app);
  const { components, findings } = recordOf(shop.app);
  return { entries: components.flatMap(({ objectives = [] }) => objectives), findings: findings.filter(({ rule }) => rule === BROKEN) };
};

/** A value that hangs on a condition. */
const branching = (instance: CfnDBInstance, yes: unknown, no: unknown) => {
  const parameter = new CfnParameter(instance.stack, 'Stage');
  const condition = new CfnCondition(instance.stack, 'IsLive', { expression: Fn.conditionEquals(parameter.valueAsString, 'live') });
  return Token.asAny(Fn.conditionIf(condition.logicalId, yes, no));
};

describe('an objective is compared with the rendered template', () => {
  test('a branch that breaks it is named, and nobody knows whether it is taken', () => {
    const { entries: [rpo], findings } = judged((instance) => instance.addPropertyOverride('BackupRetentionPeriod', branching(instance, 35, 1)));
    expect(rpo).toMatchObject({ objective: 'rpo', state: 'unknown' });
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/IsLive is false.*'rpo' of 5 minutes needs BackupRetentionPeriod.*got 1/)]);
  });

  test('branches that all break it are no question', () => {
    const { entries: [rpo] } = judged((instance) => instance.addPropertyOverride('BackupRetentionPeriod', branching(instance, 2, 1)));
    expect(rpo).toMatchObject({ objective: 'rpo', found: 2, state: 'broken' });
  });

  test('branches that both keep it are fine', () => {
    expect(judged((instance) => instance.addPropertyOverride('BackupRetentionPeriod', branching(instance, 35, 7))).findings).toEqual([]);
  });

  test('a switch that is neither on nor off is not known', () => {
    const { entries: [, rto], findings } = judged((instance) => instance.addPropertyOverride('MultiAZ', 'perhaps'));
    expect(rto).toMatchObject({ objective: 'rto', state: 'unknown' });
    expect(rto).not.toHaveProperty('found');
    expect(findings.map(({ state, severity }) => [state, severity])).toEqual([['unknown', 'WARNING']]);
  });

  test('what breaks one leaves the others alone', () => {
    const { entries } = judged((instance) => instance.addPropertyOverride('MultiAZ', false));
    expect(entries.map(({ objective, state }) => [objective, state])).toEqual([['rpo', 'kept'], ['rto', 'broken']]);
  });

  test('two of them on one resource are two findings', () => {
    const { findings } = judged((instance) => {
      instance.addPropertyOverride('MultiAZ', false);
      instance.addPropertyOverride('BackupRetentionPeriod', 1);
    });
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });
});

test.each([['true', 1], ['false', 0], ['perhaps', undefined]])('a switch that is %s counts %s', (text, amount) => {
  expect(SWITCH.amountOf(text)?.value).toBe(amount);
});
