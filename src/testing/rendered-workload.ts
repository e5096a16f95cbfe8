import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IConstruct } from 'constructs';

type Json = Record<string, unknown>;

/**
 * A statement of a policy, as a template has it.
 *
 * @internal
 */
export interface RenderedStatement {
  readonly actions: readonly string[];
  readonly resource: unknown;
  readonly condition?: Json;
}

/**
 * A rule of a security group that was made for one connection.
 *
 * @internal
 */
export interface RenderedRule {
  readonly side: 'ingress' | 'egress';
  readonly protocol: unknown;
  readonly ports: readonly [from: unknown, to: unknown];
  /** Whether it names a security group on the other side, rather than addresses. */
  readonly betweenGroups: boolean;
}

/**
 * What the templates say about a workload: its variables, what it may do, whom it reaches.
 *
 * @internal
 */
export class RenderedWorkload {
  /** The variables of everything in it that runs, by name. */
  public readonly variables: Readonly<Record<string, unknown>>;
  /** What it is allowed. */
  public readonly statements: readonly RenderedStatement[];
  /** The rules that lie with it one by one, as those of connections do. */
  public readonly rules: readonly RenderedRule[];
  /** The outputs of the stacks that it lies in. */
  public readonly outputs: Readonly<Record<string, unknown>>;

  constructor(public readonly construct: IConstruct) {
    const below = construct.node.findAll().filter((each): each is CfnResource => CfnResource.isCfnResource(each));
    const templates = new Map([...new Set(below.map(({ stack }) => stack))].map((stack) => [stack, contentOf(stack)]));
    const resources = below.flatMap(({ stack, logicalId }): Json[] => {
      const { [stack.resolve(logicalId) as string]: resource } = templates.get(stack)!.Resources as Record<string, Json | undefined>;
      return resource ? [resource] : [];
    });
    this.variables = Object.assign({}, ...resources.map(variablesIn));
    this.statements = resources.flatMap(documentsIn).flatMap(({ Statement }) => Statement as Json[])
      .filter(({ Effect }) => Effect === 'Allow')
      .map(({ Action, Resource: resource, Condition }) => {
        const actions = [Action].flat() as string[];
        return { actions, resource, condition: Condition as Json | undefined };
      });
    this.rules = resources.flatMap(rulesIn);
    this.outputs = Object.assign({}, ...[...templates.values()].map(({ Outputs }) => Outputs));
  }
}

function contentOf(stack: Stack): Json {
  return Template.fromStack(stack).toJSON() as Json;
}

/** What runs, as far as it has variables. */
interface Runnable {
  readonly Environment?: { readonly Variables?: Json };
  readonly ContainerDefinitions?: readonly { readonly Environment?: readonly { readonly Name: string; readonly Value: unknown }[] }[];
}

/** Of functions, and of the containers of tasks. */
function variablesIn({ Type, Properties }: Json): Json {
  const { Environment, ContainerDefinitions = [] } = (Properties ?? {}) as Runnable;
  if (Type === 'AWS::Lambda::Function') return Environment?.Variables ?? {};
  if (Type !== 'AWS::ECS::TaskDefinition') return {};
  const named = ContainerDefinitions.flatMap((container) => container.Environment ?? []);
  return Object.fromEntries(named.map(({ Name, Value }) => [Name, Value]));
}

function documentsIn({ Type, Properties }: Json): Json[] {
  const { PolicyDocument, Policies = [] } = (Properties ?? {}) as { PolicyDocument?: Json; Policies?: { PolicyDocument: Json }[] };
  if (Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy') return PolicyDocument ? [PolicyDocument] : [];
  return Type === 'AWS::IAM::Role' ? Policies.map((policy) => policy.PolicyDocument) : [];
}

function rulesIn({ Type, Properties = {} }: Json): RenderedRule[] {
  const { IpProtocol, FromPort, ToPort, SourceSecurityGroupId, DestinationSecurityGroupId } = Properties as Json;
  const rule = (side: RenderedRule['side'], otherGroup: unknown): RenderedRule =>
    ({ side, protocol: IpProtocol, ports: [FromPort, ToPort], betweenGroups: otherGroup !== undefined });
  if (Type === 'AWS::EC2::SecurityGroupIngress') return [rule('ingress', SourceSecurityGroupId)];
  return Type === 'AWS::EC2::SecurityGroupEgress' ? [rule('egress', DestinationSecurityGroupId)] : [];
}
