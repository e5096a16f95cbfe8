import { Token } from 'aws-cdk-lib';
import { IAppEnvironment } from '../../core/app-environment';
import { ifKnown } from '../../core/placement';
import { Evaluation, RuleFacts } from '../../policy/collection/evaluation';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { RenderedResource, RenderedStack } from '../../policy/template/rendered';
import { RenderedApp } from '../../policy/template/rendered-app';
import { Census } from '../census';
import { Words } from '../findings/words';
import { Regime } from '../regime/regime';
import { stacksOf } from '../scope/environment-stacks';
import { GovernedScope } from '../scope/governed-scope';

/** Where a kind of thing that policies limit stands in templates: the property of each type. */
const PROPERTIES: Record<'engines' | 'sizes', Record<string, string | undefined>> = {
  engines: {
    'AWS::RDS::DBInstance': 'Engine',
    'AWS::RDS::DBCluster': 'Engine',
    'AWS::RDS::GlobalCluster': 'Engine',
    'AWS::ElastiCache::CacheCluster': 'Engine',
    'AWS::ElastiCache::ReplicationGroup': 'Engine',
    'AWS::ElastiCache::ServerlessCache': 'Engine',
    'AWS::AmazonMQ::Broker': 'EngineType',
  },
  sizes: {
    'AWS::RDS::DBInstance': 'DBInstanceClass',
    'AWS::RDS::DBCluster': 'DBClusterInstanceClass',
    'AWS::DocDB::DBInstance': 'DBInstanceClass',
    'AWS::Neptune::DBInstance': 'DBInstanceClass',
    'AWS::ElastiCache::CacheCluster': 'CacheNodeType',
    'AWS::ElastiCache::ReplicationGroup': 'CacheNodeType',
    'AWS::EC2::Instance': 'InstanceType',
    'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.InstanceType',
    'AWS::AutoScaling::LaunchConfiguration': 'InstanceType',
    'AWS::Redshift::Cluster': 'NodeType',
    'AWS::AmazonMQ::Broker': 'HostInstanceType',
  },
};

/** What makes a resource reachable from the internet: a property, the values that do, and what AWS takes where it is left out. */
const PUBLIC: Record<string, { readonly property: string; readonly values: readonly string[]; readonly leftOut?: string } | undefined> = {
  'AWS::Lambda::Url': { property: 'AuthType', values: ['NONE'] },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { property: 'Scheme', values: ['internet-facing'], leftOut: 'internet-facing' },
  'AWS::ElasticLoadBalancing::LoadBalancer': { property: 'Scheme', values: ['internet-facing'], leftOut: 'internet-facing' },
  'AWS::RDS::DBInstance': { property: 'PubliclyAccessible', values: ['true'] },
  'AWS::RDS::DBCluster': { property: 'PubliclyAccessible', values: ['true'] },
  'AWS::Redshift::Cluster': { property: 'PubliclyAccessible', values: ['true'] },
  'AWS::AmazonMQ::Broker': { property: 'PubliclyAccessible', values: ['true'] },
  'AWS::DMS::ReplicationInstance': { property: 'PubliclyAccessible', values: ['true'], leftOut: 'true' },
};

type ResourceKind = 'engines' | 'sizes' | 'exposure';

const RULES: Record<ResourceKind, RuleFacts> = {
  engines: ruleFor('PR-GOVERNANCE-ENGINE-NOT-ALLOWED', 'engines are among those that the policy allows', 'allow.engines'),
  sizes: ruleFor('PR-GOVERNANCE-SIZE-NOT-ALLOWED', 'sizes are among those that the policy allows', 'allow.sizes'),
  exposure: ruleFor('PR-GOVERNANCE-EXPOSURE-NOT-ALLOWED', 'resources are exposed no further than the policy allows', 'allow.exposure'),
};

function ruleFor(id: string, statement: string, setting: string): RuleFacts {
  return {
    id,
    severity: Severity.ERROR,
    statement,
    why: `the policy limits '${setting}'`,
    fix: `choose one that '${setting}' allows, or ask whoever owns the layer that limits it`,
    sameAs: [],
    controls: [],
  };
}

/** Resources whose engine, size or exposure the policy does not allow where they are. */
export function resourceAllowances(app: RenderedApp, census: Census): Evaluation[] {
  return app.resources.flatMap((resource) => {
    const policy = census.policyFor(resource);
    return (['engines', 'sizes', 'exposure'] as const).flatMap((kind) => {
      const allowed = policy.allowed(kind);
      return allowed ? judge(kind, resource, allowed) : [];
    });
  });
}

function judge(kind: ResourceKind, resource: RenderedResource, allowed: readonly string[]): Evaluation[] {
  const found = kind === 'exposure' ? exposureOf(resource) : chosen(kind, resource);
  if (!found) return [];
  const evaluation = { rule: RULES[kind], pack: 'governance', resource, property: found.property };
  if (found.value === undefined) return [{ ...evaluation, state: State.UNKNOWN, message: `${found.property} is not known before the deployment; '${kind}' allows ${listed(allowed)}` }];
  if (allowed.some((entry) => matches(entry, found.value!))) return [{ ...evaluation, state: State.COMPLIANT }];
  return [{ ...evaluation, state: State.NON_COMPLIANT, message: `${found.property} is ${found.value}; the policy allows ${listed(allowed)}` }];
}

interface Chosen {
  readonly property: string;
  /** Nothing where the template does not tell. */
  readonly value?: string;
}

function chosen(kind: 'engines' | 'sizes', { view }: RenderedResource): Chosen | undefined {
  const property = PROPERTIES[kind][view.type];
  if (property === undefined) return undefined;
  const reading = view.read(property);
  if (!reading.isKnown) return { property };
  return reading.text === undefined ? undefined : { property, value: reading.text };
}

function exposureOf({ view }: RenderedResource): Chosen | undefined {
  const open = PUBLIC[view.type];
  if (!open) return undefined;
  const { property, values, leftOut } = open;
  const reading = view.read(property);
  if (!reading.isKnown) return { property };
  return { property, value: values.includes(String(reading.value ?? leftOut)) ? 'public' : 'internal' };
}

/** `db.t4g.*` stands for a family. */
function matches(entry: string, value: string): boolean {
  return entry === value || (entry.endsWith('*') && value.startsWith(entry.slice(0, -1)));
}

function listed(allowed: readonly string[]): string {
  return allowed.length === 0 ? 'none' : allowed.join(', ');
}

/** Stacks in regions and accounts, and environments of tiers, that the policy does not allow. */
export function placeAllowances(app: RenderedApp, census: Census, regime: Regime): Words[] {
  const stacks = app.stacks.filter(({ stack }) => !stack.nested).flatMap((rendered) => {
    const policy = regime.at(census.placeOfStack(rendered.stack));
    return [
      ...stackWords('REGION', rendered, rendered.stack.region, policy.allowed('regions')),
      ...stackWords('ACCOUNT', rendered, rendered.stack.account, policy.allowed('accounts')),
    ];
  });
  const environments = census.places().flatMap(({ path, place, scope }) => [
    ...tierWords(path, place.tier!, regime.at(place).allowed('tiers')),
    ...accountWords(app, scope, regime.at(place).accountsOf(scope.tier._lineage)),
  ]);
  return [...stacks, ...environments];
}

/** The stacks of an environment in accounts that are not for its tier; the environment itself where it has none yet. */
function accountWords({ stacks }: RenderedApp, { construct, tier }: GovernedScope, allowed: readonly string[] | undefined): Words[] {
  if (allowed === undefined) return [];
  const environment = construct as IAppEnvironment;
  const own = new Set(stacksOf(environment));
  const places: { what: string; account?: string; resource?: Words['resource'] }[] = own.size === 0
    ? [{ what: `the environment ${construct.node.path}`, account: environment.account }]
    : stacks.filter(({ stack }) => own.has(stack)).map((rendered) => ({
      what: `the stack ${rendered.path}`, account: ifKnown(rendered.stack.account), resource: stackPlace(rendered),
    }));
  return places.filter(({ account }) => account === undefined || !allowed.includes(account)).map(({ what, account, resource }) => ({
    ...wordsOf('PR-GOVERNANCE-ACCOUNT-NOT-ALLOWED', 'every stack is in accounts that the policy allows', `accounts.${tier.name.toUpperCase()}`),
    resource,
    state: account === undefined ? State.UNKNOWN : State.NON_COMPLIANT,
    severity: account === undefined ? Severity.WARNING : Severity.ERROR,
    message: `${what} is ${account === undefined ? 'in whatever account it is deployed to' : `in the account ${account}`}; for ${tier} the policy allows ${listed(allowed)}`,
  }));
}

function stackWords(kind: 'REGION' | 'ACCOUNT', rendered: RenderedStack, value: string, allowed: readonly string[] | undefined): Words[] {
  const noun = kind.toLowerCase();
  if (allowed === undefined || allowed.includes(value)) return [];
  const isKnown = !Token.isUnresolved(value);
  const found = isKnown ? `in the ${noun} ${value}` : `in whatever ${noun} it is deployed to`;
  return [{
    ...wordsOf(`PR-GOVERNANCE-${kind}-NOT-ALLOWED`, `every stack is in ${noun}s that the policy allows`, `allow.${noun}s`),
    resource: stackPlace(rendered),
    state: isKnown ? State.NON_COMPLIANT : State.UNKNOWN,
    severity: isKnown ? Severity.ERROR : Severity.WARNING,
    message: `the stack ${rendered.path} is ${found}; the policy allows ${listed(allowed)}`,
  }];
}

function tierWords(path: string, tier: string, allowed: readonly string[] | undefined): Words[] {
  if (allowed === undefined || allowed.includes(tier.toUpperCase())) return [];
  return [{
    ...wordsOf('PR-GOVERNANCE-TIER-NOT-ALLOWED', 'every environment is of a tier that the policy allows', 'allow.tiers'),
    state: State.NON_COMPLIANT,
    message: `the environment ${path} is of the tier ${tier}; the policy allows ${listed(allowed)}`,
  }];
}

function wordsOf(rule: string, statement: string, setting: string): Pick<Words, 'rule' | 'packs' | 'statement' | 'why' | 'fix'> {
  const { why, fix } = ruleFor(rule, statement, setting);
  return { rule, packs: ['governance'], statement, why, fix };
}

/** The place of a stack itself. */
export function stackPlace({ path, template }: RenderedStack): Words['resource'] {
  return { path, stack: path, template, logicalId: '', type: 'AWS::CloudFormation::Stack' };
}
