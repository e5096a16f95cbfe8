import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Shop } from './shop';
import { ServiceSecret } from '../../src/components';
import { AlarmSeverity, DataClassification, EnvironmentTier } from '../../src/core';
import { partsFor } from '../../src/environment/network/network-ways';
import { costOf, PART_COSTS } from '../../src/environment/part-costs';
import { EnvironmentEntry } from '../../src/evidence/record/record';
import { GovernanceAssertions } from '../../src/testing';
import { recordOf } from '../governance/apps';

/** An environment that everything is asked of. */
const entryOf = (tier: EnvironmentTier): EnvironmentEntry => {
  const { app, environment, stack: asker } = new Shop({ tier, monthlyBudget: 40 });
  environment.provideNetwork(asker, { egress: true, services: ['secretsmanager', 'sqs'] });
  for (const classification of DataClassification._all()) environment.provideKey(asker, classification);
  for (const severity of Object.values(AlarmSeverity)) environment.provideAlarmTopic(asker, severity);
  environment.provideBackupPlan(asker);
  environment.provideLogBucket(asker);
  new ServiceSecret(environment.shared, 'Everybodys', { environment, dataClassification: DataClassification.INTERNAL });
  GovernanceAssertions.of(app);
  return recordOf(app).environments[0];
};

/** The names of parts in the code: `Keys/<classification>` for a template. */
const partsInCode = (): string[] => readdirSync('src/environment', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join('src/environment', file), 'utf8').matchAll(/\b(?:provide|remember|demanded)\((?:asker, )?(['`])([A-Z][^'`]*)\1/g)])
  .map(([, , part]) => part.replace(/\$\{(\w+)\}/g, '<$1>'))
  .filter((part) => part !== 'Network/<part>');

describe('what a part of the core costs to have', () => {
  test.each([EnvironmentTier.PLAYGROUND, EnvironmentTier.DEVELOPMENT, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION])('stands in the record beside who asked for it, in %s', (tier) => {
    const { parts, costs } = entryOf(tier);
    expect(Object.keys(parts).length).toBeGreaterThan(2);
    expect(Object.keys(costs!)).toEqual(Object.keys(parts));
  });

  test('is known of every part that the code names', () => {
    const parts = partsInCode();
    expect(parts).toEqual(expect.arrayContaining(['Network', 'Keys/<classification>', 'Alarms/<severity>', 'Backups']));
    expect(parts.filter((part) => costOf(part) === undefined)).toEqual([]);
  });

  test('is known of no part that nothing asks for', () => {
    const ofNetwork = partsFor({ egress: true, services: ['<service>'] }, { shape: '', endpoints: true });
    const parts = [...partsInCode(), ...ofNetwork.map((part) => `Network/${part}`)];
    expect(Object.keys(PART_COSTS).filter((part) => !parts.includes(part))).toEqual([]);
  });

  test.each([
    ['Network', 'Network'],
    ['Keys/internal', 'Keys/<classification>'],
    ['Network/Endpoints/ecr.api', 'Network/Endpoints/<service>'],
  ])('of %s is that of %s', (part, words) => expect(costOf(part)).toBe(PART_COSTS[words]));

  test.each(['Keys', 'Keys/internal/Alias', 'Networks', 'TapeRobot'])('of %s is not known, and the record leaves it out', (part) => expect(costOf(part)).toBeUndefined());

  test('names no prices, which differ by region and change', () => {
    for (const words of Object.values(PART_COSTS)) expect(words).not.toMatch(/[$€]|USD|\d/);
  });
});
