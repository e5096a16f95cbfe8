import { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { IQueue } from 'aws-cdk-lib/aws-sqs';

/**
 * Who is told of asynchronous calls that a function gave up on: the event, and what the function answered at last.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-async-destinations
 */
export class FailureDestination {
  /**
   * A queue, for whoever works the failures off.
   *
   * @param queue the queue, no FIFO queue
   */
  public static queue(queue: IQueue): FailureDestination {
    return new FailureDestination(`queue ${queue.node.path}`, queue.queueArn, 'sqs:SendMessage', queue.encryptionMasterKey, queue.fifo);
  }

  /**
   * A topic, for several who want to know.
   *
   * @param topic the topic, no FIFO topic
   */
  public static topic(topic: ITopic): FailureDestination {
    return new FailureDestination(`topic ${topic.node.path}`, topic.topicArn, 'sns:Publish', topic.masterKey, topic.fifo);
  }

  /**
   * An event bus, whose rules decide.
   *
   * @param bus the bus
   */
  public static eventBus(bus: IEventBus): FailureDestination {
    return new FailureDestination(`event bus ${bus.node.path}`, bus.eventBusArn, 'events:PutEvents');
  }

  private constructor(
    /** The destination in words. */
    public readonly name: string,
    /**
     * Where failures go.
     *
     * @internal
     */
    public readonly _arn: string,
    private readonly action: string,
    /**
     * The customer-managed key of the destination.
     *
     * @internal
     */
    public readonly _key?: IKey,
    /**
     * Whether it wants to be told in order, which Lambda cannot.
     *
     * @internal
     */
    public readonly _inOrder: boolean = false,
  ) {}

  /**
   * The service that the destination is of.
   *
   * @internal
   */
  public get _service(): string {
    return this.action.split(':')[0];
  }

  /**
   * What a function needs to deliver there.
   *
   * @internal
   */
  public _permission(): PolicyStatement {
    return new PolicyStatement({ actions: [this.action], resources: [this._arn] });
  }

  /** The destination in words. */
  public toString(): string {
    return this.name;
  }
}
