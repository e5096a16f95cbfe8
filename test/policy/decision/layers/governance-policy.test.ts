import * as fc from 'fast-check';
import { GovernancePolicy, PolicyLayer, PolicyLayerName, PolicyLayerProps } from '../../../../src/policy/decision/layers';
import { narrownessOf } from '../../../../src/policy/decision/layers/layer-name';
import { holdsAt, PolicyPlace } from '../../../../src/policy/decision/layers/layer-place';
import { GovernanceMode } from '../../../../src/policy/decision/mode';
import { ParameterOrder } from '../../../../src/policy/rule/rule-parameter';
import { Severity } from '../../../../src/policy/rule/severity';
import { State } from '../../../../src/policy/rule/verdict';

const { ORGANIZATION, DOMAIN, APPLICATION } = PolicyLayerName;
const layer = (props: Partial<PolicyLayerProps> = {}) => new PolicyLayer({ name: ORGANIZATION, ...props });
const policyOf = (...layers: Partial<PolicyLayerProps>[]) => GovernancePolicy.fromLayers(layers.map(layer));

/** Random layers, each with a source of its own. */
const some = <T>(...values: T[]) => fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const one = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const severity = one('ERROR', 'WARNING', 'INFO');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const setting = fc.record({
  severity,
  unknown: severity,
  tiers: maybe(fc.dictionary(fc.constantFrom('PLAYGROUND', 'production'), fc.constantFrom('ERROR', 'WARNING', 'INFO'))),
  parameters: maybe(fc.record({ days: fc.integer({ min: 1, max: 9 }) })),
});
const mode = fc.constantFrom(...Object.values(GovernanceMode));
const props: fc.Arbitrary<Omit<PolicyLayerProps, 'source'>> = fc.record({
  name: fc.constantFrom(...Object.values(PolicyLayerName)),
  appliesTo: maybe(fc.record({ tiers: some('PLAYGROUND', 'PRODUCTION'), components: some('Orders', 'shop/Orders', 'Stock') }).filter((scope) => Object.values(scope).some(Boolean))),
  mode: maybe(fc.oneof(fc.record({ is: mode }), fc.record({ is: mode, from: fc.constantFrom('2027-01-01', '2027-06-01') }))),
  packs: some('A', 'B', 'C'),
  rules: maybe(fc.dictionary(fc.constantFrom('PR-A-B', 'SC-28'), setting)),
  allow: maybe(fc.record({ regions: some('eu-west-1', 'eu-central-1', 'us-east-1'), tiers: some('PRODUCTION', 'STAGING') })),
  accounts: maybe(fc.record({ PLAYGROUND: fc.uniqueArray(fc.constantFrom('1'.repeat(12), '2'.repeat(12))) })),
  lifetimes: maybe(fc.record({ required: some('PLAYGROUND', 'development'), longest: maybe(fc.record({ playground: fc.constantFrom('P7D', 'P1W', 'P2W') })) })),
  tags: maybe(fc.record({ required: some('owner', 'cost-center'), values: maybe(fc.dictionary(fc.constantFrom('owner'), fc.constantFrom('a.*', '.*b'))) })),
  exceptions: maybe(fc.record({
    never: some('PR-A-B', 'PR-A-C'),
    approvers: maybe(fc.record({ ERROR: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')) })),
    longest: maybe(fc.record({ ERROR: fc.constantFrom('P7D', 'P1W', 'P180D', 'P2W') })),
    trust: some('acme@^1', 'acme@>=1.2', 'acme@1.2.3', 'acme@^2', 'other@*'),
    reasonAtLeast: one(10, 20, 40),
    warnBefore: one('P7D', 'P2W', 'P21D'),
    mostResources: one(1, 5),
    sealed: one(true, false),
    approvedByMerge: one(true, false),
    breakGlass: one(true, false),
    platform: maybe(fc.boolean()),
  })),
  envelopes: maybe(fc.record({ 'A.b': fc.record({ PRODUCTION: fc.record({ free: fc.constantFrom('1 TiB', '1024 GiB', '512 GiB'), freeFrom: one('1 GiB', '1024 MiB', '2 GiB') }) }) })),
});
const stack = fc.array(props, { maxLength: 5 }).map((all) => all.map((each, index) => new PolicyLayer({ ...each, source: `layer-${index}` })));
const place: fc.Arbitrary<PolicyPlace> = fc.record({ tier: one('playground', 'production', 'staging'), environment: one('shop'), component: one('Orders', 'Stock') });

/**
 * What is still possible in a place, a set for each setting: stricter is a subset. What a rule says by itself is the laxest
 * there is, so that an organization cannot go below it.
 */
function freedomAt(policy: GovernancePolicy, where: PolicyPlace): Map<string, Set<unknown>> {
  const here = policy._at(where);
  const upTo = (value: unknown, ...fromStrictToLax: unknown[]) =>
    new Set([...fromStrictToLax, undefined].slice(0, [...fromStrictToLax, undefined].indexOf(value) + 1));
  const without = (taken: unknown, ...all: string[]) => new Set(all.filter((each) => !((taken ?? []) as string[]).includes(each)));
  const within = (allowed: unknown, ...all: string[]) => new Set(allowed === undefined ? [...all, 'any'] : all.filter((each) => (allowed as string[]).includes(each)));
  const severityIn = (state: State) => upTo(here.severityOf({ id: 'PR-A-B', severity: Severity.INFO }, state, ['SC-28']), 'ERROR', 'WARNING', 'INFO');
  const days = here.parameterOf('PR-A-B', { name: 'days', description: 'days', default: 0, stricter: ParameterOrder.GREATER }) as number;
  const trusts = (name: string, version: string) => here.valueOf('exceptions.trust') === undefined || here.trusts(name, version);
  const matches = (value: string) => (here.tagPatterns().get('owner') ?? []).every((pattern) => new RegExp(`^(?:${pattern})$`).test(value));
  return new Map([
    ...['2026-12-31', '2027-01-01', '2027-06-01'].map((day) => [`mode ${day}`, upTo(here.modeAt(day), 'enforce', 'warn', 'observe')] as const),
    ['packs', without(here.packs(), 'A', 'B', 'C')],
    ['severity', severityIn(State.NON_COMPLIANT)],
    ['unknown', severityIn(State.UNKNOWN)],
    ['days', upTo(days, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)],
    ['regions', within(here.allowed('regions'), 'eu-west-1', 'eu-central-1', 'us-east-1')],
    ['tiers', within(here.allowed('tiers'), 'PRODUCTION', 'STAGING')],
    ['accounts', within(here.accountsOf(['playground']), '1'.repeat(12), '2'.repeat(12))],
    ['lifetimes', upTo(here.longestLife(['playground']), 7, 14, Infinity)],
    ['lifetimes elsewhere', upTo(here.longestLife(['desk', 'development']), Infinity)],
    ['required', without(here.requiredTags(), 'owner', 'cost-center')],
    ['values', new Set(['a', 'b', 'ab', 'c'].filter(matches))],
    ['never', without(here.valueOf('exceptions.never'), 'PR-A-B', 'PR-A-C')],
    ['approvers', within(here.valueOf('exceptions.approvers.ERROR'), 'x', 'y', 'z')],
    ['longest', upTo(here.valueOf('exceptions.longest.ERROR'), 'P7D', 'P14D', 'P180D')],
    ['trust', new Set(['acme@1.0.0', 'acme@1.2.3', 'acme@2.0.0', 'other@1.0.0'].filter((each) => trusts(each.split('@')[0], each.split('@')[1])))],
    ['reasonAtLeast', upTo(here.reasonAtLeast(), 40, 20, 10)],
    ['warnBefore', upTo(here.warningDays(), 21, 14, 7)],
    ['mostResources', upTo(here.mostResources(), 1, 5)],
    ['sealed', upTo(here.asksForSeals(), true, false)],
    ['approvedByMerge', upTo(here.approvesByMerge(), false, true)],
    ['breakGlass', upTo(here.allowsBreakGlass(), false, true)],
    ['platform', new Set([false, here.allowsPlatformExceptions()])],
    ['free', upTo(here.valueOf('envelopes.A.b.PRODUCTION.free'), '512 GiB', '1 TiB')],
    ['freeFrom', upTo(here.valueOf('envelopes.A.b.PRODUCTION.freeFrom'), '2 GiB', '1 GiB')],
  ]);
}

/** The settings that are looser in the second of two. */
function looser(before: Map<string, Set<unknown>>, after: Map<string, Set<unknown>>): string[] {
  return [...before].filter(([key, possible]) => [...after.get(key)!].some((value) => !possible.has(value))).map(([key]) => key);
}

/** What is so by itself is not the laxest there is in these; an organization may go below it. */
const mayGoBelow = (layers: readonly PolicyLayer[], key: string) => ['unknown', 'reasonAtLeast', 'warnBefore', 'approvedByMerge'].includes(key) && layers.some(({ name }) => name === ORGANIZATION);

describe('GovernancePolicy only tightens:', () => {
  test('nothing is looser than any layer that holds has it', () => {
    fc.assert(fc.property(stack, place, (layers, where) => {
      const together = freedomAt(GovernancePolicy.fromLayers(layers), where);
      for (const each of layers.filter(({ _scope }) => holdsAt(_scope, where))) {
        const alone = freedomAt(GovernancePolicy.fromLayers([each]), where);
        expect(looser(alone, together).filter((key) => !mayGoBelow(layers, key))).toEqual([]);
      }
    }), { numRuns: 300 });
  });

  test('one more layer loosens nothing', () => {
    fc.assert(fc.property(stack, props, place, (layers, more, where) => {
      const added = new PolicyLayer({ ...more, source: 'added' });
      const policy = GovernancePolicy.fromLayers(layers);
      const before = freedomAt(policy, where);
      const after = freedomAt(policy.and(GovernancePolicy.fromLayers([added])), where);
      expect(looser(before, after).filter((key) => !mayGoBelow([added], key))).toEqual([]);
    }), { numRuns: 300 });
  });

  test('a layer that holds elsewhere changes nothing', () => {
    fc.assert(fc.property(stack, place, (layers, where) => {
      const here = layers.filter(({ _scope }) => holdsAt(_scope, where));
      expect(freedomAt(GovernancePolicy.fromLayers(layers), where)).toEqual(freedomAt(GovernancePolicy.fromLayers(here), where));
    }));
  });

  test('the order of layers does not matter', () => {
    const shuffled = stack.chain((layers) => fc.tuple(fc.constant(layers), fc.shuffledSubarray(layers, { minLength: layers.length })));
    fc.assert(fc.property(shuffled, place, (orders, where) => {
      const [policy, other] = orders.map((layers) => GovernancePolicy.fromLayers(layers));
      expect(other._effectiveValues('2027-01-01')).toEqual(policy._effectiveValues('2027-01-01'));
      expect(freedomAt(other, where)).toEqual(freedomAt(policy, where));
      expect([other.loosened(), other.problems()]).toEqual([policy.loosened(), policy.problems()]);
    }));
  });

  test('with itself it is the same', () => {
    fc.assert(fc.property(stack, (layers) => {
      const policy = GovernancePolicy.fromLayers(layers);
      expect(policy.and(policy).layers).toEqual(policy.layers);
      const copies = layers.map((each) => Object.assign(Object.create(PolicyLayer.prototype) as PolicyLayer, each, { source: `${each.source}-copy` }));
      const values = (of: GovernancePolicy) => Object.entries(of._effectiveValues('2027-01-01')).filter(([key]) => !key.includes('parameters')).map(([key, { value }]) => [key, value]);
      expect(values(policy.and(GovernancePolicy.fromLayers(copies)))).toEqual(values(policy));
    }));
  });

  test('every value is explained by layers that have it, or by all that speak of it', () => {
    fc.assert(fc.property(stack, (layers) => {
      const policy = GovernancePolicy.fromLayers(layers);
      for (const line of ['mode', 'packs', 'rules', 'allow', 'tags', 'exceptions', 'envelopes'].flatMap((group) => explained(policy, group))) {
        const [, key, value, from] = /^(\S+)(?: \(.*?\))? is (.*), from ([^;]*)/.exec(line.first)!;
        const named = from.split(' and ').map((words) => /\((.*)\)/.exec(words)![1]);
        const says = (source: string) => line.others.find((other) => other.includes(`(${source}) `))?.split(' says ')[1] ?? (line.others.length === 0 ? value : undefined);
        expect(named.every((source) => says(source) === value) || named.length === line.others.length).toBe(true);
        const speaking = layers.filter(({ source }) => named.includes(source!)).map((each) => each._said(key, key.replace(/\.tiers\.\w+$/, '.severity')));
        expect(speaking).not.toContain(undefined);
      }
    }));
  });

  test('what is loosened is said of a narrower layer, and what counts is not what it says', () => {
    fc.assert(fc.property(stack, (layers) => {
      for (const sentence of GovernancePolicy.fromLayers(layers).loosened()) {
        const [, key, said, narrow, counts] = /^'(\S+)' is (.*) in (.*), but (.*) counts: /.exec(sentence)!;
        const wider = [...sentence.split(' counts: ')[1].matchAll(/(\w+) \(layer-\d+\) says/g)].map(([, name]) => name as PolicyLayerName);
        expect(key).not.toBe('');
        expect(said).not.toBe(counts);
        expect(wider.every((name) => narrownessOf(name) < narrownessOf(narrow.split(' ')[0] as PolicyLayerName)) && wider.length > 0).toBe(true);
      }
    }));
  });
});

/** The sentences of an explanation, each with the lines below it. */
function explained(policy: GovernancePolicy, group: string): { first: string; others: string[] }[] {
  const result: { first: string; others: string[] }[] = [];
  const text = (() => {
    try {
      return policy.explain(group);
    } catch {
      return '';
    }
  })();
  for (const line of text.split('\n').filter((each) => each !== '' && !each.endsWith('no layer says anything'))) {
    if (line.startsWith('  ')) result.at(-1)!.others.push(line);
    else result.push({ first: line, others: [] });
  }
  return result;
}

describe('explain', () => {
  const policy = policyOf(
    { source: 'o', mode: { is: GovernanceMode.ENFORCE, from: '2027-01-01' }, allow: { regions: ['eu-west-1', 'eu-central-1'] }, rules: { 'PR-A-B': { severity: 'ERROR', tiers: { PLAYGROUND: 'INFO' } } } },
    { source: 'd', name: DOMAIN, allow: { regions: ['eu-west-1', 'us-east-1'] }, rules: { 'PR-A-B': { severity: 'WARNING' }, 'PR-A-C': { severity: 'WARNING', parameters: { days: 3 } } } },
    { source: 'a', name: APPLICATION, appliesTo: { tiers: ['playground'] }, allow: { regions: ['eu-west-1'] }, rules: { 'PR-A-C': { parameters: { days: 5 } } } },
  );

  test.each([
    ['mode', 'mode is observe, enforce from 2027-01-01, from organization (o)'],
    ['allow.regions', `allow.regions is eu-west-1, from organization (o) and domain (d)
  organization (o) says eu-central-1, eu-west-1
  domain (d) says eu-west-1, us-east-1
allow.regions (tiers PLAYGROUND) is eu-west-1, from application (a)
  organization (o) says eu-central-1, eu-west-1
  domain (d) says eu-west-1, us-east-1
  application (a) says eu-west-1`],
    ['rules.PR-A-B', `rules.PR-A-B.severity is ERROR, from organization (o)
  organization (o) says ERROR
  domain (d) says WARNING
rules.PR-A-B.tiers.PLAYGROUND is WARNING, from domain (d)
  organization (o) says INFO
  domain (d) says WARNING`],
    ['rules.PR-A-C.severity', 'rules.PR-A-C.severity is WARNING, from domain (d); what the rule says by itself counts where it is stricter'],
    ['allow.sizes', 'allow.sizes: no layer says anything'],
    ['exceptions.longest.INFO', 'exceptions.longest.INFO: no layer says anything'],
  ])('of %s', (key, words) => expect(policy.explain(key)).toBe(words));

  test.each([
    [ORGANIZATION, ''], [DOMAIN, '; what the component says by itself counts where it is stricter'],
  ])('of a range in a layer of %s ends with %j', (name, end) => {
    const range = { 'A.b': { PRODUCTION: { freeFrom: '7' } } };
    expect(policyOf({ source: 'x', name, envelopes: range }).explain('envelopes')).toBe(`envelopes.A.b.PRODUCTION.freeFrom is 7, from ${name} (x)${end}`);
  });

  test('of a parameter says what each layer says, since the rule alone can compare', () => {
    expect(policy.explain('rules.PR-A-C.parameters.days')).toContain('rules.PR-A-C.parameters.days (tiers PLAYGROUND) is 3, 5, from domain (d) and application (a)');
  });

  test.each([
    ['alow.regions', 'near it are allow.regions'], ['rules.PR-A-D.severity', 'near it are rules.PR-A-B.severity, rules.PR-A-B.tiers.PLAYGROUND'],
    ['rules.PR-X', 'near it are rules.PR-A-B.severity'], ['mod', 'near it are mode'], ['something', 'near it are '],
  ])('of %s, which no layer speaks of, is refused', (key, near) => {
    expect(() => policy.explain(key)).toThrow(`'key' must be a setting that a layer speaks of, got '${key}'; ${near}`);
    expect(() => policy.explain(key)).toThrow(/\(InvalidValue\)$/);
  });
});

describe('loosened', () => {
  test.each<[string, Partial<PolicyLayerProps>, Partial<PolicyLayerProps>, string[]]>([
    ['a laxer mode', { mode: { is: GovernanceMode.ENFORCE } }, { mode: { is: GovernanceMode.WARN } }, ["'mode' is warn in domain (d), but enforce counts: organization (o) says enforce"]],
    ['a stricter mode', { mode: { is: GovernanceMode.WARN } }, { mode: { is: GovernanceMode.ENFORCE } }, []],
    ['the same mode', { mode: { is: GovernanceMode.WARN } }, { mode: { is: GovernanceMode.WARN } }, []],
    ['a region that is not allowed', { allow: { regions: ['eu-west-1'] } }, { allow: { regions: ['eu-west-1', 'us-east-1'] } }, ["'allow.regions' is eu-west-1, us-east-1 in domain (d), but eu-west-1 counts: organization (o) says eu-west-1"]],
    ['fewer regions', { allow: { regions: ['eu-west-1', 'us-east-1'] } }, { allow: { regions: ['eu-west-1'] } }, []],
    ['a lower severity', { rules: { 'PR-A-B': { severity: 'ERROR' } } }, { rules: { 'PR-A-B': { severity: 'INFO' } } }, ["'rules.PR-A-B.severity' is INFO in domain (d), but ERROR counts: organization (o) says ERROR"]],
    ['a lower severity in a tier', { rules: { 'PR-A-B': { severity: 'ERROR' } } }, { rules: { 'PR-A-B': { tiers: { A: 'INFO' } } } }, ["'rules.PR-A-B.tiers.A' is INFO in domain (d), but ERROR counts: organization (o) says ERROR"]],
    ['other tags', { tags: { required: ['owner'] } }, { tags: { required: ['cost-center'] } }, []],
    ['another library', { exceptions: { trust: ['acme@^1'] } }, { exceptions: { trust: ['acme@1.2.3'] } }, []],
    ['a longer lifetime', { exceptions: { longest: { ERROR: 'P2W' } } }, { exceptions: { longest: { ERROR: 'P15D' } } }, ["'exceptions.longest.ERROR' is P15D in domain (d), but P14D counts: organization (o) says P14D"]],
    ['exceptions of the platform', { exceptions: { platform: false } }, { exceptions: { platform: true } }, ["'exceptions.platform' is true in domain (d), but false counts: organization (o) says false"]],
    ['no exceptions of the platform', { exceptions: { platform: true } }, { exceptions: { platform: false } }, []],
    ['a longer baseline', { exceptions: { longestBaseline: 'P90D' } }, { exceptions: { longestBaseline: 'P13W' } }, ["'exceptions.longestBaseline' is P91D in domain (d), but P90D counts: organization (o) says P90D"]],
    ['where the wider layer does not hold', { appliesTo: { tiers: ['A'] }, mode: { is: GovernanceMode.ENFORCE } }, { mode: { is: GovernanceMode.WARN } }, []],
    ['where the wider layer holds as well', { mode: { is: GovernanceMode.ENFORCE } }, { appliesTo: { tiers: ['A'] }, mode: { is: GovernanceMode.WARN } }, ["'mode' is warn in domain (d), but enforce counts: organization (o) says enforce"]],
  ])('%s', (_, wide, narrow, sentences) => {
    expect(policyOf({ source: 'o', ...wide }, { source: 'd', name: DOMAIN, ...narrow }).loosened()).toEqual(sentences);
  });

  test('two layers of one width do not loosen each other', () => {
    expect(policyOf({ source: 'a', mode: { is: GovernanceMode.ENFORCE } }, { source: 'b', mode: { is: GovernanceMode.WARN } }).loosened()).toEqual([]);
  });
});

describe('problems', () => {
  test('are lists with nothing in common, which allow nothing', () => {
    const policy = policyOf({ source: 'o', allow: { regions: ['eu-west-1'] } }, { source: 'd', name: DOMAIN, allow: { regions: ['us-east-1'] } });
    expect(policy.problems()).toEqual(["'allow.regions' leaves nothing: organization (o) says eu-west-1, domain (d) says us-east-1"]);
    expect(policy._at({}).allowed('regions')).toEqual([]);
  });

  test('are not lists that are empty on purpose', () => {
    expect(policyOf({ allow: { regions: [] } }, { name: DOMAIN, allow: { regions: ['us-east-1'] } }).problems()).toEqual([]);
  });

  test('are tiers that are nearly built in, and not those of a company', () => {
    const policy = policyOf({ source: 'o', appliesTo: { tiers: ['productoin', 'sandbox'] }, rules: { 'PR-A-B': { tiers: { STAGNG: 'INFO', STAGING: 'INFO' } } } });
    expect(policy.problems()).toEqual([
      'tier PRODUCTOIN in organization (o) is none of PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION; did you mean PRODUCTION?',
      'tier STAGNG in organization (o) is none of PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION; did you mean STAGING?',
    ]);
  });

  test.each(['free', 'signOff', 'freeFrom', 'signOffFrom'])('a range whose %s is a size in one layer and a number in another is refused', (bound) => {
    const range = (amount: string) => ({ envelopes: { 'A.b': { PRODUCTION: { [bound]: amount } } } });
    expect(() => policyOf({ source: 'o', ...range('1 TiB') }, { source: 'd', name: DOMAIN, ...range('4') }))
      .toThrow(`'envelopes.A.b.PRODUCTION.${bound}' must be a size in all layers or in none, got '4' in domain (d) beside '1 TiB' in organization (o) (InvalidPolicy)`);
  });
});

describe('for the host', () => {
  test('the record has every value with its layers, in the order of names, as of the instant', () => {
    const policy = policyOf(
      { source: 'o', mode: { is: GovernanceMode.ENFORCE, from: '2027-01-01' }, packs: ['B'] },
      { source: 'd', name: DOMAIN, mode: { is: GovernanceMode.WARN }, appliesTo: { tiers: ['PRODUCTION'] } });
    const values = policy._effectiveValues('2027-01-01T00:00:00.000Z');
    expect(JSON.parse(JSON.stringify(values))).toEqual({
      'mode': { value: 'enforce', layers: ['organization (o)'] },
      'mode (tiers PRODUCTION)': { value: 'enforce', layers: ['organization (o)'] },
      'packs': { value: ['B'], layers: ['organization (o)'] },
    });
    expect(Object.keys(values)).toEqual(Object.keys(values).sort());
    expect(policy._effectiveValues('2026-12-31')['mode (tiers PRODUCTION)']).toEqual({ value: 'warn', layers: ['domain (d)'] });
  });

  test('packs are those of all layers, wherever they hold', () => {
    expect(policyOf({ packs: ['B', 'A'] }, { name: DOMAIN, appliesTo: { tiers: ['X'] }, packs: ['C', 'A'] })._packs()).toEqual(['A', 'B', 'C']);
  });

  test('rules that no pack has are named, with what was probably meant', () => {
    const policy = policyOf({ source: 'o', rules: { 'PR-A-B': {}, 'PR-RDS-BACKED-UPP': {} }, exceptions: { never: ['XX', 'SC-28'] } });
    expect(policy._unknownRules(['PR-A-B', 'PR-RDS-BACKED-UP', 'SC-28'])).toEqual([
      "'rules' and 'exceptions.never' must name rules or controls of the packs, got 'PR-RDS-BACKED-UPP' in organization (o); did you mean 'PR-RDS-BACKED-UP'?",
      "'rules' and 'exceptions.never' must name rules or controls of the packs, got 'XX' in organization (o)",
    ]);
  });

  test('a policy without layers says nothing', () => {
    const policy = GovernancePolicy.fromLayers([]);
    expect([policy._effectiveValues('2027-01-01'), policy._packs(), policy.loosened(), policy.problems(), policy._at({}).modeAt('2027-01-01')]).toEqual([{}, [], [], [], undefined]);
  });

  test('importing the package loads none of the libraries that read policies', () => {
    jest.isolateModules(() => {
      for (const name of ['js-yaml', 'ajv', 'ajv-formats', 'semver']) jest.doMock(name, () => { throw new Error(`${name} was loaded`); });
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded anew, to see what it loads
      expect(() => require('../../../../src/policy/decision/layers')).not.toThrow();
    });
  });
});
