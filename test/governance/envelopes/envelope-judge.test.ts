import { readFileSync } from 'fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, CfnCondition, CfnParameter, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AppEnvironment, EnvironmentTier, Governance, GovernedComponent, GovernedComponentProps, packs, policy, StatedParameter } from '../../../src';
import { EnvelopeEntry } from '../../../src/evidence/record/record';
import { Finding } from '../../../src/policy/decision/finding';
import { GovernanceAssertions } from '../../../src/testing';
import { Shop } from '../../components/shop';
import { environmentIn, newApp, proposalsIn, recordOf } from '../apps';

const { PLAYGROUND, PRODUCTION } = EnvironmentTier;
const { ORGANIZATION, DOMAIN } = policy.PolicyLayerName;
type Settings = Partial<policy.PolicyLayerProps>;

/** What became of an app's envelopes, where layers of policy say more. */
const judged = (app: App, ...layers: Settings[]): { entries: readonly EnvelopeEntry[]; findings: Finding[]; doubts: string[] } => {
  Governance.apply(app, {
    packs: [new packs.PavedRoadChecks()],
    policy: policy.GovernancePolicy.fromLayers(layers.map((layer, index) => new policy.PolicyLayer({ name: ORGANIZATION, source: `${index}`, ...layer }))),
  });
  GovernanceAssertions.of(app);
  const { envelopes, findings } = recordOf(app);
  return {
    entries: envelopes,
    findings: findings.filter(({ rule }) => rule.startsWith('PR-GOVERNANCE-ENVELOPE-')),
    doubts: findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-POLICY-DOUBTFUL').map(({ message }) => message),
  };
};

const EXCEEDED = 'PR-GOVERNANCE-ENVELOPE-EXCEEDED';
const REFUSED = 'PR-GOVERNANCE-ENVELOPE-REFUSED';
const MEMORY = 'FunctionService.memory';

/** A function whose memory is what the template says. */
const withMemory = (memory: (stack: Stack) => unknown, tier = PLAYGROUND) => {
  const shop = new Shop(tier);
  const { resource } = shop.function();
  const definition = resource.node.defaultChild as CfnFunction;
  const value = memory(shop.stack);
  if (value === undefined) definition.addPropertyDeletionOverride('MemorySize');
  else definition.addPropertyOverride('MemorySize', value);
  return shop.app;
};
const memoryOf = ({ entries }: { readonly entries: readonly EnvelopeEntry[] }) => entries.find(({ parameter }) => parameter === MEMORY)!;

describe('what the template says is judged', () => {
  test.each<[string, unknown, EnvelopeEntry['state'], unknown]>([
    ['the last value that is free', 2048, 'free', '2 GiB'],
    ['the same as a text', '2048', 'free', '2 GiB'],
    ['the first that needs a sign-off', 2049, 'sign-off', '2049 MiB'],
    ['the last that a sign-off can grant', 10_240, 'sign-off', '10 GiB'],
    ['the first that none can', 10_241, 'refused', '10241 MiB'],
    ['nothing, which is what AWS takes', undefined, 'free', '128 MiB'],
    ['something that is no number', 'plenty', 'unknown', undefined],
  ])('%s', (_, memory, state, value) => {
    expect(memoryOf(judged(withMemory(() => memory)))).toMatchObject({ component: 'Shop/Api', resource: 'Shop/Api/Resource/Resource', state, ...value !== undefined && { value } });
  });

  test('beyond what is free it blocks, and says what a sign-off is needed for', () => {
    const { findings: [finding, ...others] } = judged(withMemory(() => 4096));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: EXCEEDED,
      packs: ['governance'],
      state: 'non-compliant',
      severity: 'ERROR',
      disposition: 'blocking',
      property: MEMORY,
      value: '4 GiB',
      resource: { path: 'Shop/Api/Resource/Resource' },
      message: 'FunctionService.memory is 4 GiB and needs a sign-off; in a playground environment up to 2 GiB is free, up to 10 GiB with a sign-off',
    });
  });

  test('beyond what a sign-off can grant it blocks, and says so', () => {
    const { findings } = judged(withMemory(() => 20_480));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: REFUSED,
      severity: 'ERROR',
      disposition: 'blocking',
      property: MEMORY,
      value: '20 GiB',
      message: 'FunctionService.memory is 20 GiB, which no sign-off grants; in a playground environment up to 2 GiB is free, up to 10 GiB with a sign-off: '
        + "choose a value in that range, or ask the organization to widen 'envelopes.FunctionService.memory'",
    });
  });

  test('two parameters of one resource are two findings with ids of their own', () => {
    const shop = new Shop(PLAYGROUND);
    shop.function({ memorySizeMiB: 4096, reservedConcurrency: 51 });
    const { findings } = judged(shop.app);
    expect(findings.map(({ property, value }) => [property, value]).sort()).toEqual([[MEMORY, '4 GiB'], ['FunctionService.reservedConcurrency', 51]]);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });

  test('another value of the same parameter is the same finding', () => {
    const [one, other] = [4096, 8192].map((memory) => judged(withMemory(() => memory)).findings[0]);
    expect(other.id).toBe(one.id);
    expect(other.value).not.toBe(one.value);
  });

  test('what is good is an evaluation too, which coverage counts', () => {
    const app = withMemory(() => 512);
    judged(app);
    const { coverage: { ruleSets, templates } } = recordOf(app);
    const { applied } = templates.find(({ stack }) => stack === 'Shop')!;
    const [, set] = Object.entries(applied).find(([logicalId]) => /^Api[0-9A-F]{8}$/.test(logicalId))!;
    expect(ruleSets[set]).toContain(EXCEEDED);
  });
});

test('the record is as its schema says, whatever the state', () => {
  const app = withMemory((stack) => new CfnParameter(stack, 'Memory', { type: 'Number' }).valueAsNumber);
  const stack = new Stack(app, 'More');
  const component = new Work(stack, 'Mails', { environment: app.node.findChild('Env') as AppEnvironment });
  const envelope = { PLAYGROUND: { free: '1', signOff: '2', freeFrom: '1', signOffFrom: '0' } };
  [1, 2, 3].forEach((value) => component.state({ name: `p${value}`, value, envelope }));
  component.state({ name: 'size', value: '1 TiB', envelope: { PLAYGROUND: { free: '1 GiB' } } });
  const { entries } = judged(app);
  expect([...new Set(entries.map(({ state }) => state))].sort()).toEqual(['free', 'refused', 'sign-off', 'unknown']);
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  const isValid = ajv.compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')));
  expect([isValid(recordOf(app)), isValid.errors]).toEqual([true, null]);
});

describe('what is not known', () => {
  const parameter = (stack: Stack) => new CfnParameter(stack, 'Memory', { type: 'Number' }).valueAsNumber;
  const either = (one: unknown, other: unknown) => (stack: Stack) => {
    const size = new CfnParameter(stack, 'Size', { allowedValues: ['large', 'small'] });
    return Fn.conditionIf(new CfnCondition(stack, 'Large', { expression: Fn.conditionEquals(size.valueAsString, 'large') }).logicalId, one, other);
  };

  test('is a warning that names the parameter and why', () => {
    const { entries, findings } = judged(withMemory(parameter));
    expect(findings).toMatchObject([{ rule: EXCEEDED, state: 'unknown', severity: 'WARNING', disposition: 'advisory', property: MEMORY }]);
    expect(findings[0].message).toBe('FunctionService.memory: MemorySize is not known before the deployment: parameter Memory; in a playground environment up to 2 GiB is free, up to 10 GiB with a sign-off');
    expect(findings[0].value).toBeUndefined();
    expect(memoryOf({ entries })).toMatchObject({ state: 'unknown' });
    expect(memoryOf({ entries }).value).toBeUndefined();
  });

  test('blocks where a layer says so', () => {
    expect(judged(withMemory(parameter), { rules: { [EXCEEDED]: { unknown: 'ERROR' } } }).findings).toMatchObject([{ state: 'unknown', disposition: 'blocking' }]);
  });

  test.each<[string, unknown, unknown, string, string | undefined, unknown]>([
    ['in both branches free', 512, 1024, 'free', undefined, '512 MiB or 1 GiB'],
    ['in both branches beyond', 4096, 8192, 'sign-off', EXCEEDED, '4 GiB or 8 GiB'],
    ['in both branches beyond, in one by far', 4096, 20_480, 'refused', REFUSED, '4 GiB or 20 GiB'],
    ['in both branches the same', 4096, 4096, 'sign-off', EXCEEDED, '4 GiB'],
    ['in one branch beyond', 20_480, 512, 'unknown', EXCEEDED, undefined],
  ])('is judged in each branch of a condition: %s', (_, one, other, state, rule, value) => {
    const { entries, findings } = judged(withMemory(either(one, other)));
    expect(memoryOf({ entries }).state).toBe(state);
    expect(memoryOf({ entries }).value).toBe(value);
    expect(findings.map((finding) => finding.rule)).toEqual(rule ? [rule] : []);
  });

  test('names the branch that is beyond', () => {
    expect(judged(withMemory(either(20_480, 512))).findings[0].message)
      .toBe(`violates when condition Large is true: ${judged(withMemory(() => 20_480)).findings[0].message}`);
  });
});

describe('layers of policy', () => {
  const said = (range: policy.EnvelopeSetting, tier = 'PLAYGROUND') => ({ envelopes: { [MEMORY]: { [tier]: range } } });

  test.each<[string, Settings[], EnvelopeEntry['state'], object]>([
    ['that narrow what is free', [{ name: DOMAIN, ...said({ free: '256 MiB' }) }], 'sign-off', { free: '256 MiB', signOff: '10 GiB', layers: ['domain (0)'] }],
    ['that narrow what a sign-off can grant', [{ name: DOMAIN, ...said({ signOff: '256 MiB' }) }], 'refused', { free: '256 MiB', signOff: '256 MiB', layers: ['domain (0)'] }],
    ['for another tier', [{ name: DOMAIN, ...said({ free: '256 MiB' }, 'PRODUCTION') }], 'free', { free: '2 GiB', layers: [] }],
    ['for another component', [{ ...said({ free: '256 MiB' }), appliesTo: { components: ['Jobs'] } }], 'free', { free: '2 GiB', layers: [] }],
    ['for this component', [{ ...said({ free: '256 MiB' }), appliesTo: { components: ['Api'] } }], 'sign-off', { free: '256 MiB', layers: ['organization (0)'] }],
  ])('%s', (_, layers, state, entry) => expect(memoryOf(judged(withMemory(() => 512), ...layers))).toMatchObject({ state, ...entry }));

  test('below the organization widen nothing, and the policy says that they have no effect', () => {
    const layers = [said({ free: '3 GiB' }), { name: DOMAIN, ...said({ free: '8 GiB' }) }];
    expect(memoryOf(judged(withMemory(() => 4096), ...layers))).toMatchObject({ state: 'sign-off', free: '3 GiB', layers: ['organization (0)'] });
    expect(policy.GovernancePolicy.fromLayers(layers.map((layer) => new policy.PolicyLayer({ name: ORGANIZATION, ...layer }))).loosened())
      .toEqual(["'envelopes.FunctionService.memory.PLAYGROUND.free' is 8 GiB in domain (in code), but 3 GiB counts: organization (in code) says 3 GiB"]);
  });

  test('of the organization may widen what the library says', () => {
    expect(memoryOf(judged(withMemory(() => 4096), said({ free: '8 GiB' })))).toMatchObject({ state: 'free', free: '8 GiB' });
  });

  test('that refuse are named as who could widen', () => {
    expect(judged(withMemory(() => 512), { name: DOMAIN, ...said({ signOff: '256 MiB' }) }).findings[0].message)
      .toMatch(/or ask whoever owns domain \(0\) to widen 'envelopes\.FunctionService\.memory'$/);
  });

  test('set the severity', () => {
    expect(judged(withMemory(() => 4096), { rules: { [EXCEEDED]: { severity: 'INFO' } } }).findings).toMatchObject([{ severity: 'INFO', disposition: 'advisory' }]);
  });

  test.each<[string, string, policy.EnvelopeSetting, string[]]>([
    ['a parameter that the component does not have', 'FunctionService.cpu', { free: '1' },
      ["'envelopes' must name parameters of components, got 'FunctionService.cpu' in organization (0); FunctionService has FunctionService.memory, FunctionService.reservedConcurrency, FunctionService.timeout"]],
    ['a mistyped parameter', 'FunctionService.memroy', { free: '1 GiB', signOff: '2 GiB' }, ["'envelopes' must name parameters of components, got 'FunctionService.memroy' in organization (0); did you mean 'FunctionService.memory'?"]],
    ['a mistyped component', 'FunctoinService.memory', { free: '1 GiB' }, ["'envelopes' must name parameters of components, got 'FunctoinService.memory' in organization (0); did you mean 'FunctionService.memory'?"]],
    ['a component that the app does not have', 'Cache.nodes', { free: '1' }, []],
    ['a parameter that nothing uses', 'FunctionService.reservedConcurrency', { free: '1' }, []],
  ])('that speak of %s are doubted as far as one can know', (_, parameter, range, doubts) => {
    expect(judged(withMemory(() => 512), { envelopes: { [parameter]: { PLAYGROUND: range } } }).doubts).toEqual(doubts);
  });

  test('whose bound is a number where the value is a size let nothing through', () => {
    const { entries, doubts } = judged(withMemory(() => 512), said({ free: '1024' }));
    expect(memoryOf({ entries })).toMatchObject({ state: 'sign-off', free: 1024 });
    expect(doubts).toEqual(["'envelopes.FunctionService.memory' must be a size such as 1 GiB, got something else in organization (0); a bound that cannot be compared lets nothing through"]);
  });
});

test('a company\'s own tier has the ranges of the tier it is based on', () => {
  const tier = EnvironmentTier.custom('sandbox', { basedOn: EnvironmentTier.custom('trial', { basedOn: PLAYGROUND }) });
  const { entries, findings } = judged(withMemory(() => 4096, tier));
  expect(memoryOf({ entries })).toMatchObject({ state: 'sign-off', free: '2 GiB' });
  expect(findings[0].message).toContain('in a sandbox environment up to 2 GiB is free');
});

/** A component that states parameters of its own. */
class Work extends GovernedComponent {
  public readonly queue: Queue;

  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'acme-components.Work', version: '1.4.0' });
    this.queue = new Queue(this, 'Resource');
    this.node.defaultChild = this.queue.node.defaultChild;
  }

  public state(parameter: Partial<StatedParameter>): this {
    this.stateParameter({ name: 'retention', resource: this.queue, ...parameter });
    return this;
  }

  public propose(rule: string): this {
    this.proposeException({ rule, resource: this.queue, reason: 'the component needs as much as it needs' });
    return this;
  }

  public fact(property: string, value: unknown): this {
    this.stateFact({ resource: this.queue, property, value, reason: 'the pipeline deploys with this value alone' });
    return this;
  }
}

const work = (): { app: App; component: Work; queue: CfnQueue } => {
  const app = newApp();
  const component = new Work(new Stack(app, 'Shop'), 'Mails', { environment: environmentIn(app, PRODUCTION) });
  return { app, component, queue: component.queue.node.defaultChild as CfnQueue };
};

describe('a parameter that a component states', () => {
  const RANGE = { PRODUCTION: { free: '100', signOff: '200', freeFrom: '10', signOffFrom: '5' } };
  const RETENTION = { property: 'MessageRetentionPeriod', envelope: RANGE };

  test.each<[string, unknown, Partial<StatedParameter>, object[]]>([
    ['is what its property says', 100, RETENTION, [{ parameter: 'Work.retention', value: 100, state: 'free' }]],
    ['needs a sign-off above', 101, RETENTION, [{ value: 101, state: 'sign-off' }]],
    ['needs a sign-off below', 9, RETENTION, [{ value: 9, state: 'sign-off' }]],
    ['is refused above', 201, RETENTION, [{ value: 201, state: 'refused' }]],
    ['is refused below', 4, RETENTION, [{ value: 4, state: 'refused' }]],
    ['is what the property says and not what is stated', 101, { ...RETENTION, value: 50 }, [{ value: 101, state: 'sign-off' }]],
    ['is what is stated where the template has nothing', undefined, { ...RETENTION, value: 101 }, [{ value: 101, state: 'sign-off' }]],
    ['is not used where the template has nothing and nothing is stated', undefined, RETENTION, []],
    ['is what is stated where no property has it', undefined, { value: '3 GiB', envelope: { PRODUCTION: { free: '2048 MiB' } } }, [{ value: '3 GiB', free: '2 GiB', state: 'sign-off' }]],
    ['is a size in a unit of its own', 3, { ...RETENTION, unit: '64 KiB', envelope: { production: { free: '192 KiB' } } }, [{ value: '192 KiB', state: 'free' }]],
    ['is not known where it is a token', undefined, { value: Token.asNumber(Lazy.any({ produce: () => 5 })), envelope: RANGE }, [{ state: 'unknown' }]],
    ['is free without a range', 100, { property: 'MessageRetentionPeriod' }, [{ state: 'free', layers: [] }]],
    ['has no range in a tier of another name', 1000, { ...RETENTION, envelope: { STAGING: { free: '1' } } }, [{ state: 'free' }]],
  ])('%s', (_, retention, stated, expected) => {
    const { app, component, queue } = work();
    if (retention !== undefined) queue.addPropertyOverride('MessageRetentionPeriod', retention);
    component.state(stated);
    expect(judged(app).entries.filter(({ component: path }) => path === 'Shop/Mails')).toMatchObject(expected);
  });

  test('gets its range from layers of policy too', () => {
    const { app, component } = work();
    component.state({ value: 7 });
    expect(judged(app, { envelopes: { 'Work.retention': { PRODUCTION: { freeFrom: '8' } } } }).findings).toMatchObject([{ rule: EXCEEDED, property: 'Work.retention', value: 7 }]);
  });

  test('that is a size where its own range has numbers lets nothing through, and is doubted', () => {
    const { app, component } = work();
    component.state({ value: '3 GiB', envelope: RANGE });
    const { entries, doubts } = judged(app);
    expect(entries).toMatchObject([{ value: '3 GiB', state: 'refused' }]);
    expect(doubts).toEqual([expect.stringContaining('must be a size such as 1 GiB, got something else in what the component says')]);
  });

  test('that nobody knows is filled in by a fact of a library that the policy trusts', () => {
    const { app, component, queue } = work();
    queue.addPropertyOverride('MessageRetentionPeriod', new CfnParameter(component, 'Days', { type: 'Number' }).valueAsNumber);
    component.state(RETENTION).fact('MessageRetentionPeriod', 101);
    const { findings, entries } = judged(app, { exceptions: { trust: ['acme-components@^1', 'cdk-paved-road@*'] } });
    expect(entries).toMatchObject([{ value: 101, state: 'sign-off' }]);
    expect(findings).toMatchObject([{ rule: EXCEEDED, facts: [{ property: 'MessageRetentionPeriod', value: 101 }] }]);
    expect(recordOf(app).facts).toMatchObject([{ state: 'used', verdicts: [{ rule: EXCEEDED }] }]);
  });

  test.each([[EXCEEDED, 101, 'untrusted'], [REFUSED, 201, 'unused']])('is not excepted by its own component: %s', (rule, value, state) => {
    const { app, component } = work();
    component.state({ value, envelope: RANGE }).propose(rule);
    const { findings } = judged(app, { exceptions: { trust: ['acme-components@^1', 'cdk-paved-road@*'] } });
    expect(findings).toMatchObject([{ rule, disposition: 'blocking' }]);
    expect(proposalsIn(recordOf(app)).find((waiver) => waiver.rule === rule)).toMatchObject({ state });
  });

  test.each<[string, Partial<StatedParameter>, RegExp]>([
    ['neither a property nor a value', {}, /'property' or 'value' must say what retention is, got neither; .*\(MissingValue at Shop\/Mails\)/],
    ['a name with a capital', { name: 'Retention', value: 1 }, /'envelopes' must have a component and a parameter such as ServiceDatabase\.storage for a key, got 'Work\.Retention' \(InvalidValue at/],
    ['a value that is a word', { value: 'much' }, /'value' must be a number from 0 on or a size such as 1 TiB, got "much" \(InvalidValue/],
    ['a value below 0', { value: -1 }, /got -1/],
    ['a value that is an object', { value: { days: 4 } }, /got \{"days":4\}/],
    ['a value that is no number', { value: NaN }, /'value' must be a number/],
    ['a unit that is a word', { property: 'A', unit: 'days' }, /'unit' must be an amount such as 1 GiB, got "days"/],
    ['a range that begins where it has ended', { value: 1, envelope: { PRODUCTION: { free: '1', freeFrom: '2' } } }, /'envelopes\.Work\.retention\.PRODUCTION\.free' must be at least 'freeFrom', got '1' beside '2' \(InvalidValue/],
    ['a range of words', { value: 1, envelope: { PRODUCTION: { free: 'some' } } }, /'envelopes\.Work\.retention\.PRODUCTION\.free' must be a number, or a size such as 1 TiB, got 'some'/],
    ['a resource of somebody else', { value: 1, resource: new Queue(new Stack(), 'Other') }, /'resource' must lie below the component, got Default\/Other/],
    ['several of these', { value: 'much', unit: 'days', envelope: { PRODUCTION: { free: 'some' } } }, /^3 problems:/],
  ])('is refused with %s', (_, stated, words) => expect(() => work().component.state(stated)).toThrow(words));
});
