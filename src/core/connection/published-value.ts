import { CfnParameter, IResolvable, IResolveContext, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Properties of a `PublishedValue`. */
interface PublishedValueProps {
  /** The name of the parameter in Systems Manager. */
  readonly parameter: string;

  /** The construct id of the parameters of stacks that read it. */
  readonly id: string;

  /** What it is, as CloudFormation types it: `AWS::EC2::VPC::Id`. */
  readonly type: string;

  /**
   * What it stands for in records.
   *
   * @default - the name of the parameter
   */
  readonly subject?: string;
}

/** The construct in a stack below which the parameters lie that it reads. */
const READINGS = 'EnvironmentContract';

/**
 * A value that somebody published in Systems Manager, read when a stack is deployed.
 *
 * Every stack that uses it gets a CloudFormation parameter of its own, once, and no stack refers to another one. What
 * nobody uses is not read.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export class PublishedValue implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly props: PublishedValueProps) {}

  /** What it stands for in records. */
  public get subject(): string {
    return this.props.subject ?? this.props.parameter;
  }

  /** The value as a text. */
  public asText(): string {
    return Token.asString(this);
  }

  /** The values of a list. */
  public asTexts(): string[] {
    return Token.asList(this);
  }

  /** The parameter of the stack that uses it. */
  public resolve({ scope }: IResolveContext): unknown {
    const stack = Stack.of(scope);
    const readings = stack.node.tryFindChild(READINGS) ?? new Construct(stack, READINGS);
    const known = readings.node.tryFindChild(this.props.id) as CfnParameter | undefined;
    return (known ?? this.defineParameter(readings as Construct)).value;
  }

  /** The token as text, for messages of the CDK. */
  public toString(): string {
    return this.asText();
  }

  private defineParameter(readings: Construct): CfnParameter {
    const { parameter, id, type } = this.props;
    return new CfnParameter(readings, id, { type: `AWS::SSM::Parameter::Value<${type}>`, default: parameter, description: `read from ${parameter}` });
  }
}
