import { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { IQueue } from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import { useOfKey } from '../../../core/keys';
import { ServiceRole } from '../../../core/service-role';

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
    private readonly key?: IKey,
    /**
     * Whether it wants to be told in order, which Lambda cannot.
     *
     * @internal
     */
    public readonly _inOrder: boolean = false,
  ) {}

  /**
   * Lets a function deliver there, through the customer-managed key where there is one.
   *
   * @internal
   */
  public _admit(component: IConstruct, role: ServiceRole): void {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: [this.action], resources: [this._arn] }));
    if (!this.key) return;
    const [service] = this.action.split(':');
    role.addToPrincipalPolicy(useOfKey(component, this.key, service, ['kms:Decrypt', 'kms:GenerateDataKey']));
  }

  /** The destination in words. */
  public toString(): string {
    return this.name;
  }
}
