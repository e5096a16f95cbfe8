import { mkdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { GovernancePolicy } from '../../../../src/policy/decision/layers';
import { refusalOf } from '../../../refusal';
import { workInFolders, write } from '../../../working-folder';

workInFolders();

const layer = (name: string, settings = '') => `schemaVersion: 1\nlayer: ${name}\n${settings}`;
const read = (file = 'governance.yaml') => GovernancePolicy.fromFile(file);
const sources = (policy: GovernancePolicy) => policy.layers.map(({ name, source }) => `${name} ${source}`);
const refusal = (file = 'governance.yaml') => refusalOf(() => read(file));

describe('a policy file', () => {
  test('is one layer, whose settings know their lines', () => {
    write('governance.yaml', layer('organization', 'mode: warn\nrules:\n  PR-A-B:\n    severity: ERROR\n    tiers: { playground: INFO }\n'));
    expect(sources(read())).toEqual(['organization governance.yaml']);
    expect(read().explain('mode')).toBe('mode is warn, from organization (governance.yaml:3)');
    expect(read().explain('rules.PR-A-B.severity')).toBe('rules.PR-A-B.severity is ERROR, from organization (governance.yaml:6)');
    expect(read().explain('rules.PR-A-B.tiers.PLAYGROUND')).toContain('is INFO, from organization (governance.yaml:7)');
  });

  test('may say everything that a layer can say', () => {
    write('governance.yaml', layer('organization', `
appliesTo: { environments: [shop-production], tiers: [production], applications: [shop], components: [Orders, shop-production/Stock] }
mode: { is: enforce, from: 2027-01-01, before: warn }
packs: [PavedRoadChecks, AwsSolutions, NIST.800-53.R5]
rules:
  PR-RDS-STORAGE-ENCRYPTED: { severity: ERROR, unknown: ERROR, tiers: { PLAYGROUND: WARNING }, parameters: { days: 90, logs: [error, 1] } }
  NIST.800-53.R5/SC-28: { severity: ERROR }
allow: { regions: [eu-west-1, us-gov-west-1], accounts: ['012345678901'], tiers: [DEVELOPMENT], engines: [postgres], sizes: [db.t4g.medium], exposure: [] }
accounts: { PLAYGROUND: ['111111111111'], production: ['222222222222'] }
lifetimes: { required: [DEVELOPMENT], longest: { PLAYGROUND: P7D, desk: P2W } }
tags: { required: [owner, cost-center], values: { cost-center: '^cc-[0-9]+$' } }
exceptions:
  { never: [PR-A-B], approvers: { ERROR: [security-review] }, longest: { ERROR: P180D, INFO: P52W }, trust: ['cdk-paved-road@^1'],
    reasonAtLeast: 40, warnBefore: P21D, mostResources: 5, sealed: true, approvedByMerge: true, breakGlass: false }
envelopes: { ServiceDatabase.storage: { PRODUCTION: { free: 1 TiB, signOff: 4 TiB } }, FunctionService.concurrency: { PRODUCTION: { free: 20, signOff: 100 } } }
`));
    expect(Object.keys(read()._effectiveValues('2026-11-21'))).toHaveLength(36);
  });

  test('may use anchors', () => {
    write('governance.yaml', layer('organization', 'rules:\n  PR-A-B: &strict { severity: ERROR }\n  PR-A-C: *strict\n'));
    expect(read().explain('rules.PR-A-C.severity')).toBe('rules.PR-A-C.severity is ERROR, from organization (governance.yaml:4)');
  });

  test('that is named from elsewhere is shown relative to the working directory', () => {
    write('policy/governance.yaml', layer('organization', 'mode: warn'));
    expect(sources(read(resolve('policy', 'governance.yaml')))).toEqual(['organization policy/governance.yaml']);
    write('app/cdk.json', '{}');
    process.chdir('app');
    expect(sources(read('../policy/governance.yaml'))).toEqual(['organization ../policy/governance.yaml']);
  });
});

describe('what is wrong with a policy file is said with line and column', () => {
  test.each<[string, string, string]>([
    ['a rule whose severity is none', 'rules:\n  PR-A-B:\n    severity: FATAL', "governance.yaml:5:5: 'rules.PR-A-B.severity' must be one of ERROR, WARNING, INFO, got 'FATAL'"],
    ['a setting that nobody knows', 'rulez: {}', "governance.yaml:3:1: 'rulez' is not known here; did you mean 'rules'?"],
    ['one that is near nothing', 'rules: { PR-A-B: { xyz: 1 } }', "governance.yaml:3:20: 'rules.PR-A-B.xyz' is not known here; use one of severity, unknown, tiers, parameters"],
    ['an end for a tier that has none', 'lifetimes: { required: [DEVELOPMENT, Production] }', "governance.yaml:3:14: 'lifetimes.required' must name tiers whose environments may have an end, got 'Production'"],
    ['a life for a tier that has no end', 'lifetimes: { longest: { STAGING: P7D } }', "governance.yaml:3:25: 'lifetimes.longest' must name tiers whose environments may have an end, got 'STAGING'"],
    ['a life that is no number of days', 'lifetimes: { longest: { PLAYGROUND: 7 days } }', "'lifetimes.longest.PLAYGROUND' must be a number of days or weeks such as P180D, got '7 days'"],
    ['a life of no days', 'lifetimes: { longest: { PLAYGROUND: P0D } }', "'lifetimes.longest.PLAYGROUND' must be a number of days or weeks"],
    ['a tier twice among lifetimes', 'lifetimes: { longest: { DESK: P7D, desk: P8D } }', "'lifetimes.longest' must have each tier once, got 'desk' beside 'DESK'"],
    ['a tier twice among accounts', "accounts: { DESK: ['111111111111'], desk: [] }", "'accounts' must have each tier once, got 'desk' beside 'DESK'"],
    ['an account that is none', "accounts: { DESK: ['1111'] }", "an account id of 12 digits, got '1111'"],
    ['a severity as a key that is none', 'exceptions: { approvers: { ERRORS: [a] } }', "governance.yaml:3:28: 'exceptions.approvers.ERRORS' is not known here; did you mean 'ERROR'?"],
    ['a mode', 'mode: enforced', "governance.yaml:3:1: 'mode' must be one of observe, warn, enforce, got 'enforced'"],
    ['a mode that is a list', 'mode: [warn]', "governance.yaml:3:1: 'mode' must be one of observe, warn, enforce, got [\"warn\"]"],
    ['a start without a mode', 'mode: { from: 2027-01-01 }', "governance.yaml:3:1: 'mode.is' must be given, got nothing"],
    ['a day that is none', 'mode: { is: warn, from: 2027-02-29 }', "governance.yaml:3:19: 'mode.from' must be a day such as 2027-01-01, got '2027-02-29'"],
    ['a day with an hour', 'mode: { is: warn, from: 2027-01-01T00:00:00Z }', "'mode.from' must be a day such as 2027-01-01, got '2027-01-01T00:00:00Z'"],
    ['a year for a day', 'mode: { is: warn, from: 2027 }', "'mode.from' must be a day such as 2027-01-01, got 2027; put it in quotes"],
    ['what holds before nothing', 'mode: { is: enforce, before: warn }', "'mode' must have 'from' where it has 'before'; without it 'before' says nothing"],
    ['an announcement that loosens', 'mode: { is: warn, from: 2027-01-01, before: enforce }', "governance.yaml:3:37: 'mode.before' must not be stricter than 'mode.is', got 'enforce' before 'warn'"],
    ['the name of a tier', 'rules: { PR-A-B: { tiers: { pre prod: INFO } } }', "governance.yaml:3:29: 'rules.PR-A-B.tiers' must have the name of a tier such as PLAYGROUND for a key, got 'pre prod'"],
    ['the name of a tier in a list', 'allow: { tiers: [PRODUCTION, 2x] }', "governance.yaml:3:30: 'allow.tiers[1]' must be the name of a tier such as PLAYGROUND, got '2x'"],
    ['a tier in two ways', 'allow: { tiers: [PRODUCTION, production] }', "'allow.tiers' must have each tier once, got 'production' beside 'PRODUCTION'"],
    ['a tier in two ways as a key', 'rules: { PR-A-B: { tiers: { A: INFO, a: ERROR } } }', "governance.yaml:3:38: 'rules.PR-A-B.tiers' must have each tier once, got 'a' beside 'A'"],
    ['a regular expression', "tags: { values: { owner: '(' } }", "governance.yaml:3:19: 'tags.values.owner' must be a regular expression, got '('"],
    ['a lifetime in months', 'exceptions: { longest: { ERROR: P6M } }', "'exceptions.longest.ERROR' must be a number of days or weeks such as P180D, got 'P6M'"],
    ['a baseline in months', 'exceptions: { longestBaseline: P6M }', "'exceptions.longestBaseline' must be a number of days or weeks such as P180D, got 'P6M'"],
    ['a lifetime of nothing', 'exceptions: { longest: { ERROR: P0D } }', "'exceptions.longest.ERROR' must be a number of days or weeks"],
    ['a switch that is a text', "exceptions: { platform: 'no' }", "governance.yaml:3:15: 'exceptions.platform' must be true or false, got 'no'"],
    ['a range of versions', "exceptions: { trust: ['acme@one'] }", "governance.yaml:3:23: 'exceptions.trust[0]' must be a library with a range of versions such as cdk-paved-road@^1, got 'acme@one'"],
    ['a region', 'allow: { regions: [Ireland] }', "'allow.regions[0]' must be a region such as eu-west-1, got 'Ireland'"],
    ['an account without quotes', 'allow: { accounts: [123456789012] }', "'allow.accounts[0]' must be an account id of 12 digits, got 123456789012; put it in quotes"],
    ['an entry that is there twice', 'packs: [A, A]', "governance.yaml:3:1: 'packs' must have each entry once, got 'A' twice"],
    ['a text for a list', 'packs: AwsSolutions', "'packs' must be a list, got 'AwsSolutions'"],
    ['a list for a mapping', 'rules: [PR-A-B]', "'rules' must be a mapping, got [\"PR-A-B\"]"],
    ['a setting without a value', 'allow:', "'allow' must be a mapping, got null"],
    ['a name that is blank', "packs: [' ']", "'packs[0]' must be a name, got ' '"],
    ['a scope of nothing', 'appliesTo: {}', "'appliesTo' must have at least one entry, got none"],
    ['a scope with an empty list', 'appliesTo: { tiers: [] }', "'appliesTo.tiers' must have at least one entry, got none"],
    ['an amount', 'envelopes: { A.b: { PRODUCTION: { free: 1 TB } } }', "'envelopes.A.b.PRODUCTION.free' must be a number, or a size such as 1 TiB, got '1 TB'"],
    ['an amount below nothing', 'envelopes: { A.b: { PRODUCTION: { free: -1 } } }', "'envelopes.A.b.PRODUCTION.free' must be at least 0, got -1"],
    ['a sign-off for less than what is free', 'envelopes: { A.b: { PRODUCTION: { free: 1 TiB, signOff: 1 GiB } } }', "governance.yaml:3:48: 'envelopes.A.b.PRODUCTION.signOff' must be at least 'free', got '1 GiB' beside '1 TiB'"],
    ['a number beside a size', 'envelopes: { A.b: { PRODUCTION: { free: 1 TiB, signOff: 4 } } }', "'envelopes.A.b.PRODUCTION.signOff' must be a number or a size as 'free' is, got 4 beside '1 TiB'"],
    ['a range that begins where it has ended', 'envelopes: { A.b: { PRODUCTION: { free: 7, freeFrom: 8 } } }', "governance.yaml:3:35: 'envelopes.A.b.PRODUCTION.free' must be at least 'freeFrom', got 7 beside 8"],
    ['a sign-off from more on than what is free', 'envelopes: { A.b: { PRODUCTION: { freeFrom: 7, signOffFrom: 8 } } }', "governance.yaml:3:48: 'envelopes.A.b.PRODUCTION.signOffFrom' must be at most 'freeFrom', got 8 beside 7"],
    ['a sign-off up to less than where what is free begins', 'envelopes: { A.b: { PRODUCTION: { freeFrom: 7, signOff: 6 } } }', "'envelopes.A.b.PRODUCTION.signOff' must be at least 'freeFrom', got 6 beside 7"],
    ['a sign-off from more on than is free', 'envelopes: { A.b: { PRODUCTION: { signOffFrom: 7, free: 6 } } }', "'envelopes.A.b.PRODUCTION.signOffFrom' must be at most 'free', got 7 beside 6"],
    ['a size beside a number below it', 'envelopes: { A.b: { PRODUCTION: { freeFrom: 1 GiB, signOffFrom: 8 } } }', "'envelopes.A.b.PRODUCTION.signOffFrom' must be a number or a size as 'freeFrom' is, got 8 beside '1 GiB'"],
    ['a parameter of no component', 'envelopes: { storage: {} }', "'envelopes' must have a component and a parameter such as ServiceDatabase.storage for a key, got 'storage'"],
    ['a parameter of a rule', 'rules: { PR-A-B: { parameters: { days: { a: 1 } } } }', "'rules.PR-A-B.parameters.days' must be a number or a list, got {\"a\":1}"],
    ['a way that is neither a file nor one of a package', 'extends: [domain.yaml]', "governance.yaml:3:11: 'extends[0]' must be a file such as ./domain.yaml, or one of a package such as acme-policy/organization.yaml, got 'domain.yaml'"],
    ['a way from the root', 'extends: [/etc/policy.yaml]', "'extends[0]' must be a file such as ./domain.yaml"],
    ['a key that is there twice', 'mode: warn\nmode: enforce', 'governance.yaml:4:1: duplicated mapping key'],
    ['no YAML', 'mode: [warn', 'governance.yaml:3:12: unexpected end of the stream within a flow collection'],
    ['two documents', 'mode: warn\n---\nmode: warn', 'governance.yaml:4:1: a file must be one document'],
    ['a tag of YAML', 'mode: !secret warn', 'governance.yaml:3:7: unknown scalar tag !<!secret>'],
  ])('%s', (_, settings, message) => {
    write('governance.yaml', layer('organization', settings));
    expect(refusal()).toContain(message);
    expect(refusal()).toMatch(/^(?!\d+ problems).* \(InvalidPolicy\)$/);
  });

  test.each([
    ['schemaVersion: 2\nlayer: domain', "governance.yaml:1:1: 'schemaVersion' must be 1, got 2"],
    ['layer: domain', "governance.yaml:1:1: 'schemaVersion' must be given, got nothing; write 'schemaVersion: 1'"],
    ['schemaVersion: 1', "governance.yaml:1:1: 'layer' must be given, got nothing; it is one of organization, domain, environment, application, component"],
    ['schemaVersion: 1\nlayer: company', "governance.yaml:2:1: 'layer' must be one of organization, domain, environment, application, component, got 'company'"],
    ['- schemaVersion: 1', "governance.yaml:1:1: 'the file' must be a layer of governance policy, got [{\"schemaVersion\":1}]"],
    ['', "governance.yaml:1:1: 'the file' must be a layer of governance policy, got null"],
    ['just words', "governance.yaml:1:1: 'the file' must be a layer of governance policy, got 'just words'"],
  ])('the file %j', (text, message) => {
    write('governance.yaml', text);
    expect(refusal()).toContain(message);
  });

  test('everything at once, in the order of the file', () => {
    write('governance.yaml', 'layer: domain\nmode: off\nrulez: {}\n');
    expect(refusal()).toMatch(/^3 problems:/);
    expect(refusal().match(/governance.yaml:\d/g)).toEqual([1, 2, 3].map((line) => `governance.yaml:${line}`));
  });

  test('a file that is not there', () => {
    expect(refusal('missing.yaml')).toBe('missing.yaml: the policy file must be there and readable, got ENOENT (InvalidPolicy)');
    mkdirSync('folder.yaml');
    expect(refusal('folder.yaml')).toContain('EISDIR');
  });
});

describe('a policy file that extends others', () => {
  test('brings their layers along, the widest first', () => {
    write('governance.yaml', layer('application', 'extends: [./policy/domain.yaml]'));
    write('policy/domain.yaml', layer('domain', 'extends: [../organization.yaml]'));
    write('organization.yaml', layer('organization'));
    expect(sources(read())).toEqual(['organization organization.yaml', 'domain policy/domain.yaml', 'application governance.yaml']);
  });

  test('may extend layers as wide as itself, and one file in two ways', () => {
    write('governance.yaml', layer('organization', 'extends: [./a.yaml, ./b.yaml]'));
    write('a.yaml', layer('organization', 'extends: [./c.yaml]'));
    write('b.yaml', layer('organization', 'extends: [./c.yaml]'));
    write('c.yaml', layer('organization'));
    expect(sources(read())).toEqual(['a', 'b', 'c', 'governance'].map((name) => `organization ${name}.yaml`));
  });

  test('finds packages above the file that names them, and not above the working directory alone', () => {
    write('governance.yaml', layer('application', 'extends: [acme-policy/organization.yaml, "@acme/policy/deep/domain.yaml"]'));
    write('node_modules/acme-policy/organization.yaml', layer('organization', 'extends: [nested/organization.yaml]'));
    write('node_modules/acme-policy/node_modules/nested/organization.yaml', layer('organization'));
    write('node_modules/@acme/policy/deep/domain.yaml', layer('domain'));
    write('node_modules/acme-policy/package.json', '{ "name": "acme-policy", "exports": {} }');
    expect(sources(read())).toEqual([
      'organization node_modules/acme-policy/node_modules/nested/organization.yaml', 'organization node_modules/acme-policy/organization.yaml',
      'domain node_modules/@acme/policy/deep/domain.yaml', 'application governance.yaml',
    ]);
  });

  test.each([['./missing.yaml'], ['acme-policy/missing.yaml']])('names one that is not there: %s', (entry) => {
    write('governance.yaml', layer('application', `extends: [${entry}]`));
    expect(refusal()).toBe(`governance.yaml:3:11: 'extends' must name files that can be read, got '${entry}' (ENOENT) (InvalidPolicy)`);
  });

  test('in a circle is refused with the way', () => {
    write('governance.yaml', layer('domain', 'extends: [./a.yaml]'));
    write('a.yaml', layer('domain', 'extends: [./b.yaml]'));
    write('b.yaml', layer('domain', 'extends: [./a.yaml]'));
    expect(refusal()).toBe("b.yaml:3:11: 'extends' must not lead back to where it began, got a.yaml > b.yaml > a.yaml (InvalidPolicy)");
    write('self.yaml', layer('domain', 'extends: [./self.yaml]'));
    expect(refusal('self.yaml')).toContain('got self.yaml > self.yaml');
  });

  test.each([['organization', 'domain'], ['domain', 'organization'], ['domain', 'domain'], ['component', 'application']])('of layer %s may name one of layer %s', (name, other) => {
    write('governance.yaml', layer(name, 'extends: [./other.yaml]\nallow: { regions: [eu-west-1, eu-west-2] }'));
    write('other.yaml', layer(other, 'allow: { regions: [eu-west-2, eu-west-3] }'));
    expect(read()._at({}).allowed('regions')).toEqual(['eu-west-2']);
  });

  test('has all problems of all files in one error, each once', () => {
    write('governance.yaml', layer('application', 'extends: [./a.yaml, ./b.yaml, ./missing.yaml]'));
    write('a.yaml', layer('domain', 'extends: [./broken.yaml]'));
    write('b.yaml', layer('domain', 'extends: [./broken.yaml]\nmode: off'));
    write('broken.yaml', layer('domain', 'mode: [off'));
    expect(refusal()).toMatch(/^3 problems:/);
    expect(refusal().match(/(broken|b|governance)\.yaml:\d/g)).toEqual(['broken.yaml:3', 'b.yaml:4', 'governance.yaml:3']);
  });
});

describe('the guide', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'guides', 'set-policy.md'), 'utf8');
  const files = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text]) => text);

  test('shows files that can be read, and how they are explained', () => {
    write('node_modules/acme-policy/organization.yaml', files[0]);
    write('governance.yaml', files[1]);
    write('domain.yaml', layer('domain'));
    expect(page).toContain(`\`\`\`text\n${read().explain('allow.regions')}\n\`\`\``);
    files.slice(2).forEach((text, index) => write(`more-${index}.yaml`, text));
    files.slice(2).forEach((_, index) => expect(read(`more-${index}.yaml`).layers).toHaveLength(1));
  });
});
