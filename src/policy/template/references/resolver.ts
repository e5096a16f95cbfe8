import { Exchange } from './exchange';
import {
  attributeOf, intrinsicFunction, isDynamicReference, isPseudoParameter, partsOfSubstitution, readSsmParameter,
} from './intrinsic-function';
import type { Located } from './located';
import type { RenderedStack, RenderedTemplates, TemplateParameter } from '../rendered';

/**
 * What a pseudo parameter stands for in a stack; nothing where it is not known.
 *
 * @internal
 */
export type PseudoParameters = (stack: RenderedStack, name: string) => string | undefined;

/**
 * Follows values through the templates of an app, from stack to stack, to what they mean in the end.
 *
 * @internal
 */
export class Resolver {
  private readonly exchange: Exchange;
  private readonly underway = new Set<unknown>();
  private readonly origins = new WeakMap<object, Located>();

  constructor(app: RenderedTemplates) {
    this.exchange = new Exchange(app, (name) => this.nameOf(name));
  }

  /** The end of the way that begins at a value: one that leads no further. Nothing where the way is a circle. */
  public settle(start: Located): Located | undefined {
    return this.follow(start, (end) => end);
  }

  /** Goes to the end of the way and does something there. Meanwhile nobody goes the same way again, so circles end. */
  public follow<T>(start: Located, arrive: (end: Located) => T): T | undefined {
    const trail: unknown[] = [];
    try {
      for (let here = this.origin(start); ;) {
        const mark = markOf(here);
        if (mark !== undefined) {
          if (this.underway.has(mark)) return undefined;
          this.underway.add(mark);
          trail.push(mark);
        }
        const next = mark === undefined ? undefined : this.next(here);
        if (next === undefined) return arrive(here);
        here = next;
      }
    } finally {
      trail.forEach((mark) => this.underway.delete(mark));
    }
  }

  /** One step on the way, from where a value is used to where it comes from. */
  public next({ stack, value }: Located): Located | undefined {
    if (typeof value === 'string') return this.storedUnder(stack, readSsmParameter(value));
    const { name, argument } = intrinsicFunction(value) ?? {};
    switch (name) {
      case 'Ref': return this.fromParameter(stack, String(argument));
      case 'Fn::GetAtt': return this.fromAttribute(stack, ...attributeOf(argument));
      case 'Fn::ImportValue': return this.fromImport(stack, argument);
      case 'Fn::GetStackOutput': return this.fromStackOutput(stack, argument as Record<string, unknown>);
      case 'Fn::FindInMap': return this.fromMapping(stack, argument);
      case 'Fn::Select': return this.fromList(stack, argument);
      case 'Fn::Split': return this.fromJoined(stack, argument);
      default: return undefined;
    }
  }

  /**
   * The value as the deployment will have it: a text, a number, a boolean or a list of them. Nothing where that is not known.
   *
   * @param pseudo what pseudo parameters stand for; nothing unless given
   */
  public known(start: Located, pseudo: PseudoParameters = () => undefined): unknown {
    return this.follow(start, ({ stack, value }) => {
      if (typeof value === 'string') return isDynamicReference(value) ? undefined : value;
      if (typeof value === 'number' || typeof value === 'boolean') return value;
      if (Array.isArray(value)) return this.allKnown(stack, value, pseudo);
      return this.computed(stack, value, pseudo);
    });
  }

  /** The value of a name by which stacks of one account and region find what others hand over. */
  public nameOf(name: Located): string | undefined {
    const known = this.known(name, pseudoParameterInName);
    return typeof known === 'string' || typeof known === 'number' ? String(known) : undefined;
  }

  /** Remembers what a value that was written in place of another stands for, whichever stack is asked about it. */
  public remember(written: object, origin: Located): void {
    this.origins.set(written, origin);
  }

  /** Where a value that was written in place of another comes from; otherwise where it stands. */
  public origin(place: Located): Located {
    return typeof place.value === 'object' && place.value !== null ? this.origins.get(place.value) ?? place : place;
  }

  private computed(stack: RenderedStack, value: unknown, pseudo: PseudoParameters): unknown {
    const { name, argument } = intrinsicFunction(value) ?? {};
    if (name === 'Ref') return isPseudoParameter(argument) ? pseudo(stack, String(argument)) : undefined;
    if (name === 'Fn::Sub') return this.allKnown(stack, partsOfSubstitution(argument), pseudo)?.join('');
    if (!Array.isArray(argument)) return undefined;
    const [first, second] = argument as unknown[];
    if (name === 'Fn::Join') return listOf(this.known({ stack, value: second }, pseudo))?.join(String(first));
    if (name === 'Fn::Select') return listOf(this.known({ stack, value: second }, pseudo))?.[Number(first)];
    if (name === 'Fn::Split') return textOf(this.known({ stack, value: second }, pseudo))?.split(String(first));
    return undefined;
  }

  private allKnown(stack: RenderedStack, values: unknown[], pseudo: PseudoParameters): unknown[] | undefined {
    const known = values.map((value) => this.known({ stack, value }, pseudo));
    return known.includes(undefined) ? undefined : known;
  }

  private fromParameter(stack: RenderedStack, name: string): Located | undefined {
    const parameter = stack.content.Parameters?.[name];
    if (parameter === undefined) return undefined;
    const given = this.exchange.givenToParameter(stack, name);
    const value = isSsmParameter(parameter) ? this.fromSsm(stack, parameter, given) : given ?? onlyValue(stack, parameter);
    return value && isList(parameter) && !Array.isArray(value.value) ? { stack: value.stack, value: { 'Fn::Split': [',', value.value] } } : value;
  }

  private fromSsm(stack: RenderedStack, parameter: TemplateParameter, given: Located | undefined): Located | undefined {
    const name = given ?? onlyValue(stack, parameter) ?? { stack, value: parameter.Default };
    return this.storedUnder(stack, this.nameOf(name));
  }

  private storedUnder(stack: RenderedStack, name: string | undefined): Located | undefined {
    return name === undefined ? undefined : this.exchange.stored(stack, name);
  }

  private fromAttribute(stack: RenderedStack, logicalId: string, attribute: unknown): Located | undefined {
    const resource = stack.resource(logicalId);
    if (resource === undefined || typeof attribute !== 'string') return undefined;
    switch (resource.definition.Type) {
      case 'AWS::CloudFormation::Stack':
        return attribute.startsWith('Outputs.') ? this.exchange.nestedOutput(resource, attribute.slice('Outputs.'.length)) : undefined;
      case 'Custom::CrossRegionExportReader': return readByReader(stack, resource.definition, attribute);
      default: return undefined;
    }
  }

  private fromImport(stack: RenderedStack, argument: unknown): Located | undefined {
    const name = this.nameOf({ stack, value: argument });
    return name === undefined ? undefined : this.exchange.exported(stack, name);
  }

  private fromStackOutput(stack: RenderedStack, argument: Record<string, unknown> | null): Located | undefined {
    const [stackName, output, region] = [argument?.StackName, argument?.OutputName, argument?.Region ?? { Ref: 'AWS::Region' }]
      .map((value) => this.nameOf({ stack, value }));
    if (stackName === undefined || output === undefined || region === undefined) return undefined;
    const [account, ownRegion] = stack.stack.environment.slice('aws://'.length).split('/');
    const role = argument?.RoleArn === undefined ? `:iam::${account}:` : this.nameOf({ stack, value: argument.RoleArn });
    const giver = /:iam::([^:]+):/.exec(role ?? '')?.[1];
    const environment = `aws://${giver}/${region === '${AWS::Region}' ? ownRegion : region}`;
    return this.exchange.output(stack, environment, stackName, output);
  }

  private fromMapping(stack: RenderedStack, argument: unknown): Located | undefined {
    if (!Array.isArray(argument)) return undefined;
    const keys = argument.slice(0, 3).map((value) => this.known({ stack, value }, pseudoParameter));
    if (keys.length < 3 || keys.includes(undefined)) return undefined;
    const [map, top, second] = keys.map(String);
    const value = stack.content.Mappings?.[map]?.[top]?.[second];
    return value === undefined ? undefined : { stack, value };
  }

  /** An element of a list: of one that is written out, or of one that comes from elsewhere. */
  private fromList(stack: RenderedStack, argument: unknown): Located | undefined {
    if (!Array.isArray(argument)) return undefined;
    const [index, list] = argument as unknown[];
    const settled = this.settle({ stack, value: list });
    if (settled === undefined) return undefined;
    if (Array.isArray(settled.value)) {
      const value: unknown = settled.value[Number(index)];
      return value === undefined ? undefined : { stack: settled.stack, value };
    }
    return settled.value === list ? undefined : { stack: settled.stack, value: { 'Fn::Select': [index, settled.value] } };
  }

  /** The list that was joined to a text elsewhere so that it could be handed over. */
  private fromJoined(stack: RenderedStack, argument: unknown): Located | undefined {
    if (!Array.isArray(argument)) return undefined;
    const [delimiter, text] = argument as unknown[];
    const settled = this.settle({ stack, value: text });
    if (settled === undefined) return undefined;
    const joined = intrinsicFunction(settled.value);
    if (joined?.name === 'Fn::Join' && Array.isArray(joined.argument) && joined.argument[0] === delimiter) {
      const list: unknown = joined.argument[1];
      const isWhole = !Array.isArray(list) || list.every((part) => typeof part !== 'string' || !part.includes(String(delimiter)));
      if (isWhole) return { stack: settled.stack, value: list };
    }
    return settled.value === text ? undefined : { stack: settled.stack, value: { 'Fn::Split': [delimiter, settled.value] } };
  }
}

/**
 * What a pseudo parameter stands for in a stack whose account and region are given.
 *
 * @internal
 */
export function pseudoParameter({ stack }: RenderedStack, name: string): string | undefined {
  const [account, region] = stack.environment.slice('aws://'.length).split('/');
  switch (name) {
    case 'AWS::AccountId': return account === 'unknown-account' ? undefined : account;
    case 'AWS::Region': return region === 'unknown-region' ? undefined : region;
    case 'AWS::Partition': return region === 'unknown-region' ? undefined : partitionOf(region);
    case 'AWS::StackName': return stack.nested ? undefined : stack.stackName;
    default: return undefined;
  }
}

/** Beginnings of the names of regions outside of the partition `aws`. Asking the CDK would load all it knows of regions first. */
const PARTITIONS: Record<string, string> = {
  'cn-': 'aws-cn', 'us-gov-': 'aws-us-gov', 'eusc-': 'aws-eusc', 'us-iso-': 'aws-iso', 'us-isob-': 'aws-iso-b', 'eu-isoe-': 'aws-iso-e', 'us-isof-': 'aws-iso-f',
};

function partitionOf(region: string): string {
  const beginning = Object.keys(PARTITIONS).find((known) => region.startsWith(known));
  return beginning === undefined ? 'aws' : PARTITIONS[beginning];
}

/** Those that are the same for two stacks of one account and region. */
const SHARED_PSEUDO_PARAMETERS = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::URLSuffix'];

/** What a pseudo parameter stands for in a name; itself where that is not known and the same for whoever uses the name. */
function pseudoParameterInName(stack: RenderedStack, name: string): string | undefined {
  return pseudoParameter(stack, name) ?? (SHARED_PSEUDO_PARAMETERS.includes(name) ? `\${${name}}` : undefined);
}

function markOf({ stack, value }: Located): unknown {
  if (typeof value === 'string') return isDynamicReference(value) ? `${stack.template} ${value}` : undefined;
  return typeof value === 'object' && value !== null ? value : undefined;
}

function readByReader(stack: RenderedStack, { Properties }: Record<string, unknown>, name: string): Located | undefined {
  const { ReaderProps: reader } = (Properties ?? {}) as { ReaderProps?: { imports?: Record<string, unknown> } };
  const value = reader?.imports?.[name];
  return value === undefined ? undefined : { stack, value };
}

function onlyValue(stack: RenderedStack, { AllowedValues: allowed }: TemplateParameter): Located | undefined {
  return allowed?.length === 1 ? { stack, value: allowed[0] } : undefined;
}

function isSsmParameter({ Type: type }: TemplateParameter): boolean {
  return type.startsWith('AWS::SSM::Parameter::Value<');
}

function isList({ Type: type }: TemplateParameter): boolean {
  return type === 'CommaDelimitedList' || type.includes('List<');
}

function listOf(known: unknown): unknown[] | undefined {
  return Array.isArray(known) ? known : undefined;
}

function textOf(known: unknown): string | undefined {
  return typeof known === 'string' ? known : undefined;
}
