import { readFileSync } from 'fs';
import { join } from 'path';
import { AlarmSeverity, DataClassification, EnvironmentTier } from '../../../src/core';
import { FlowLogDestination, NetworkShape } from '../../../src/environment';
import { BACKUPS } from '../../../src/environment/file/backups-document';
import { TIER_OPTIONS } from '../../../src/environment/file/custom-tier-document';
import { OFFERS, PROPS } from '../../../src/environment/file/environment-document';
import { SHAPES } from '../../../src/environment/file/network-document';

/** What no file can have, with the reason. */
const NOT_IN_FILES: Record<string, string> = {
  'network: a source of your own': 'is a class; a file has the shapes of this library',
  'keys: a source of your own': 'is a class; a file has keys that exist already, by their ARNs',
  'alarms: a source of your own': 'is a class; a file has topics that exist already, by their ARNs',
  'alarmSubscriptions: a function or a queue': 'is a construct of the app; a file has addresses, of e-mail and of the web',
};

const keysOf = (file: string, interfaceName: string): string[] => {
  const text = readFileSync(join('src/environment', file), 'utf8');
  const begin = text.indexOf(`export interface ${interfaceName} `);
  return [...text.slice(begin, text.indexOf('\n}', begin)).matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, key]) => key);
};
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const schema = JSON.parse(readFileSync('schemas/environment.schema.json', 'utf8'));

describe('what a file of an environment knows', () => {
  test.each([
    ['prop of an environment', [...keysOf('app-environment-props.ts', 'AppEnvironmentProps'), ...keysOf('lifetime/lifetime-props.ts', 'LifetimeProps')], PROPS],
    ['value of a custom tier', keysOf('../core/tier/environment-tier.ts', 'CustomTierOptions').filter((key) => key !== 'basedOn'), TIER_OPTIONS],
    ['option of backups', keysOf('backups/backup-options.ts', 'BackupOptions'), BACKUPS],
    ['part that is offered', keysOf('contract/environment-offers.ts', 'EnvironmentOffers'), OFFERS],
  ])('is every %s', (_, props, readers) => {
    expect(props.length).toBeGreaterThan(2);
    expect(Object.keys(readers).sort()).toEqual(props.sort());
  });

  test('is every shape of network', () => {
    const shapes = Object.getOwnPropertyNames(NetworkShape).filter((name) => typeof NetworkShape[name as keyof typeof NetworkShape] === 'function' && name !== 'prototype');
    expect(Object.keys(SHAPES).sort()).toEqual(shapes.map(kebab).sort());
  });

  test('is what its schema says', () => {
    expect(Object.keys(schema.properties).sort()).toEqual(['schemaVersion', 'account', 'region', ...Object.keys(PROPS).filter((prop) => prop !== 'env')].sort());
    expect(schema.properties.network.properties.shape.enum).toEqual(Object.keys(SHAPES));
    expect(schema.definitions.builtInTier.enum).toEqual(EnvironmentTier._builtIn().map(({ name }) => name));
    expect(schema.definitions.classification.enum).toEqual(DataClassification._all().map(({ name }) => name));
    expect(schema.definitions.severities.items.enum).toEqual(Object.values(AlarmSeverity));
    expect(schema.definitions.flowLogs.enum).toEqual(Object.values(FlowLogDestination));
  });

  const own = keysOf('network/own-network-options.ts', 'OwnNetworkOptions');
  const imported = keysOf('network/imported-network-options.ts', 'ImportedNetworkOffer');
  const { definitions, properties: { alarms, backups, costAnomalies, offers } } = schema;
  test.each([
    ['a custom tier', definitions.customTier, ['name', ...keysOf('../core/tier/environment-tier.ts', 'CustomTierOptions')]],
    ['a network with a way out', definitions.networkWithEgress, ['shape', ...own, ...keysOf('network/own-network-options.ts', 'PrivateWithEgressOptions')]],
    ['a network without', definitions.closedNetwork, ['shape', ...own]],
    ['a network by ids or parameters', definitions.namedNetwork, ['shape', ...imported, ...keysOf('network/imported-network-options.ts', 'ImportedNetworkOptions')]],
    ['a network by tags', definitions.taggedNetwork, ['shape', ...imported, ...keysOf('network/imported-network-options.ts', 'TaggedNetworkOptions')]],
    ['subscriptions', definitions.alarmSubscription, ['email', 'url', ...keysOf('alarms/alarm-subscription.ts', 'AlarmSubscription').filter((key) => key !== 'subscription')]],
    ['topics', alarms, keysOf('alarms/alarm-routing.ts', 'AlarmTopics')],
    ['keys', definitions.centralKey, keysOf('keys/central-key.ts', 'CentralKey')],
    ['backups', backups, keysOf('backups/backup-options.ts', 'BackupOptions')],
    ['copies of backups', backups.properties.copies.items, keysOf('backups/backup-options.ts', 'BackupCopy')],
    ['tests of restores', backups.properties.restoreTesting, keysOf('backups/backup-options.ts', 'RestoreTestingOptions')],
    ['what is offered', offers, keysOf('contract/environment-offers.ts', 'EnvironmentOffers')],
    ['what the network offers', offers.properties.network, keysOf('../core/app-environment.ts', 'NetworkNeeds')],
    ['anomalies of cost', costAnomalies, keysOf('spend/cost-anomaly-options.ts', 'CostAnomalyOptions')],
  ])('has the options that the code has: %s', (_, said, keys) => {
    expect(said.additionalProperties).toBe(false);
    expect(Object.keys(said.properties).sort()).toEqual(keys.sort());
  });

  test.each(Object.entries(NOT_IN_FILES))('leaves out %s, which %s, and the page says so', (what) => {
    const [prop] = what.split(':');
    expect(PROPS).toHaveProperty(prop);
    expect(readFileSync('src/environment/README.md', 'utf8')).toMatch(new RegExp(`no file has[^.]*\`${prop}\``));
  });
});
