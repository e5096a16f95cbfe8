import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference';
import { Grant } from './helper';
import { RenderedDefinition } from '../../policy/template/rendered';
import { fullRuleId } from '../../private/rule-id';
import { stableJson } from '../../private/stable-json';

/** The logical ids that a pattern of a grant may name, by what stands for them. */
export interface Neighbours {
  /** What the custom resources that a helper serves refer to. */
  readonly served: readonly string[];
  /** The functions that a helper may invoke. */
  readonly function: readonly string[];
}

/** A finding on a policy that a grant explains. */
export interface GrantedFinding {
  /** The full id of the rule. */
  readonly rule: string;
  /** Why it is excepted. */
  readonly reason: string;
}

/** The rules that look at a whole policy for a `*`, and do not say where. */
const STAR_IN_POLICY = ['Serverless-LambdaStarPermissions'];

/**
 * What rules find in the policies of a resource, as far as it is in the words of the CDK.
 *
 * A statement with a `*` that has an action or a resource besides those of a grant is somebody else's; what it shares with one of the
 * CDK's is then not excepted either, since rules of cdk-nag report both as one.
 */
export function grantedFindings(definition: RenderedDefinition, grants: readonly Grant[], neighbours: Neighbours): GrantedFinding[] {
  const statements = statementsOf(definition).filter(hasStar);
  const granted = statements.map((statement) => ({ statement, grant: grants.find((grant) => isCovered(statement, grant, neighbours)) }));
  const foreign = new Set(granted.flatMap(({ statement, grant }) => grant ? [] : details(statement)));
  const found = granted.flatMap(({ statement, grant }) => grant
    ? details(statement).filter((detail) => !foreign.has(detail)).map((detail) => ({ rule: fullRuleId('AwsSolutions-IAM5', detail), reason: grant.reason }))
    : []);
  if (found.length === 0 || granted.some(({ grant }) => grant === undefined)) return found;
  return [...found, ...STAR_IN_POLICY.map((rule) => ({ rule, reason: found[0].reason }))];
}

/** What a statement allows, with references as cdk-nag writes them. */
interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: unknown;
}

type Document = { readonly Statement?: unknown } | undefined;

function statementsOf({ Properties }: RenderedDefinition): Allowed[] {
  const { PolicyDocument, Policies } = { ...(Properties as { readonly PolicyDocument?: Document; readonly Policies?: unknown }) };
  const inline = listed(Policies).map((policy) => (policy as { readonly PolicyDocument?: Document }).PolicyDocument);
  const documents = [PolicyDocument, ...inline];
  return documents.flatMap((document) => listed(document?.Statement)).map((statement) => {
    const { Effect, Action, Resource, NotAction, NotResource, Condition: condition } = statement as Record<string, unknown>;
    const isOrdinary = NotAction === undefined && NotResource === undefined;
    if (Effect === 'Deny') return { actions: [], resources: [] };
    return isOrdinary ? { actions: texts(Action), resources: texts(Resource), condition } : { actions: ['*'], resources: ['*'] };
  });
}

function hasStar({ actions, resources }: Allowed): boolean {
  return [...actions, ...resources].some((text) => text.includes('*'));
}

function details({ actions, resources }: Allowed): string[] {
  const starred = (kind: string, values: readonly string[]) => values.filter((value) => value.includes('*')).map((value) => `${kind}::${value}`);
  return [...starred('Action', actions), ...starred('Resource', resources)];
}

function isCovered({ actions, resources, condition }: Allowed, grant: Grant, neighbours: Neighbours): boolean {
  const patterns = grant.resources.map((resource) => resourcePattern(resource, neighbours));
  if (grant.condition && stableJson(condition) !== stableJson(grant.condition)) return false;
  return actions.every((action) => grant.actions.includes(action))
    && resources.every((resource) => patterns.some((pattern) => pattern.test(resource)));
}

/**
 * A resource of a grant as a regular expression. What stands in braces is a value that an app decides, and never a `*`:
 * `{region}`, `{account}`, `{name}`, `{served}` and `{function}`.
 */
function resourcePattern(resource: string, neighbours: Neighbours): RegExp {
  const oneOf = (ids: readonly string[]) => `<(?:${ids.length === 0 ? '(?!)' : ids.join('|')})\\.Arn>`;
  const values: Readonly<Record<string, string>> = {
    region: '(?:[a-z]{2,4}(?:-[a-z]+)+-\\d|<AWS::Region>)',
    account: '(?:\\d{12}|<AWS::AccountId>)',
    name: '[^*]+',
    served: oneOf(neighbours.served),
    function: oneOf(neighbours.function),
  };
  const escaped = resource.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, (_, kind: string) => values[kind]);
  return new RegExp(`^${escaped}$`);
}

function texts(value: unknown): string[] {
  return listed(value).map((item) => flattenCfnReference(item));
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
