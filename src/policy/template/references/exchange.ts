import { CfnResource, Stage } from 'aws-cdk-lib';
import type { Located } from './located';
import { append } from '../../../private/append';
import type { RenderedResource, RenderedStack, RenderedTemplates } from '../rendered';

/**
 * The value of a name in a template; nothing where it is not known.
 *
 * @internal
 */
export type NameOf = (name: Located) => string | undefined;

/**
 * What the stacks of an app hand to one another, by account, region and name.
 *
 * @internal
 */
export class Exchange {
  private readonly stacks = new Map<string, Located[]>();
  private readonly nested = new Map<CfnResource, RenderedStack>();
  private readonly nesting = new Map<RenderedStack, Located>();
  private exports?: Map<string, Located[]>;
  private parameters?: Map<string, Located[]>;

  constructor(private readonly app: RenderedTemplates, private readonly nameOf: NameOf) {
    for (const rendered of app.stacks) {
      const { nestedStackResource, environment, stackName } = rendered.stack;
      if (nestedStackResource) this.nested.set(nestedStackResource as CfnResource, rendered);
      else append(this.stacks, key(environment, stackName), { stack: rendered, value: stackName });
    }
    if (this.nested.size > 0) app.resourcesOfType('AWS::CloudFormation::Stack').forEach((resource) => this.addNesting(resource));
  }

  /** What a stack exports under a name, as others in its account and region may import it. */
  public exported(importer: RenderedStack, name: string): Located | undefined {
    this.exports ??= this.collectExports();
    return one(this.exports.get(key(importer.stack.environment, name)), importer);
  }

  /** What a stack gives out under a name, whether it exports it or not. */
  public output(reader: RenderedStack, environment: string, stackName: string, name: string): Located | undefined {
    const giver = one(this.stacks.get(key(environment, stackName)), reader);
    return giver && outputOf(giver.stack, name);
  }

  /** What a nested stack gives out to the one around it. */
  public nestedOutput(nestedStack: RenderedResource | undefined, name: string): Located | undefined {
    const stack = nestedStack?.construct && this.nested.get(nestedStack.construct);
    return stack && outputOf(stack, name);
  }

  /** What the stack around a nested stack gives to a parameter of it. */
  public givenToParameter(nested: RenderedStack, parameter: string): Located | undefined {
    const given = this.nesting.get(nested);
    const value = (given?.value as Record<string, unknown> | undefined)?.[parameter];
    return value === undefined ? undefined : { stack: given!.stack, value };
  }

  /** What a stack of the app writes to an SSM parameter of the account and region of another. */
  public stored(reader: RenderedStack, name: string): Located | undefined {
    this.parameters ??= this.collectParameters();
    return one(this.parameters.get(key(reader.stack.environment, name)), reader);
  }

  private addNesting({ construct, stack, definition }: RenderedResource): void {
    const nested = construct && this.nested.get(construct);
    const { Parameters: value } = propertiesOf(definition);
    if (nested) this.nesting.set(nested, { stack, value });
  }

  private collectExports(): Map<string, Located[]> {
    const found = this.exports = new Map<string, Located[]>();
    for (const stack of this.app.stacks) {
      for (const output of Object.values(stack.content.Outputs ?? {})) {
        const name = output.Export && this.nameOf({ stack, value: output.Export.Name });
        if (name !== undefined) append(found, key(stack.stack.environment, name), { stack, value: output.Value });
      }
    }
    return found;
  }

  private collectParameters(): Map<string, Located[]> {
    const found = this.parameters = new Map<string, Located[]>();
    for (const { stack, definition } of this.app.resourcesOfType('AWS::SSM::Parameter')) {
      const { Name: name, Value: value } = propertiesOf(definition);
      const known = this.nameOf({ stack, value: name });
      if (known !== undefined) append(found, key(stack.stack.environment, known), { stack, value });
    }
    for (const { stack, definition } of this.app.resourcesOfType('Custom::CrossRegionExportWriter')) {
      const { region, exports } = (propertiesOf(definition).WriterProps ?? {}) as { region?: string; exports?: Record<string, unknown> };
      const environment = stack.stack.environment.replace(/[^/]*$/, String(region));
      for (const [name, value] of Object.entries(exports ?? {})) append(found, key(environment, name), { stack, value });
    }
    return found;
  }
}

function propertiesOf(definition: Record<string, unknown>): Record<string, unknown> {
  return (definition.Properties ?? {}) as Record<string, unknown>;
}

function outputOf(stack: RenderedStack, name: string): Located | undefined {
  const output = stack.content.Outputs?.[name];
  return output && { stack, value: output.Value };
}

function key(environment: string, name: string): string {
  return `${environment} ${name}`;
}

/** The only one of a name. Where environments are not known yet several may bear it, and the one in the same stage is meant. */
function one(named: Located[] | undefined, asking: RenderedStack): Located | undefined {
  if (named === undefined || named.length < 2) return named?.[0];
  const stage = Stage.of(asking.stack);
  const near = named.filter(({ stack }) => Stage.of(stack.stack) === stage);
  return near.length === 1 ? near[0] : undefined;
}
