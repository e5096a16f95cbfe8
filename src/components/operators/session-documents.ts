import { Aws, CfnOutput, Duration } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/** Whose rights a shell has: those of a user without any special ones. */
export const SHELL_USER = 'operator';

/** AWS counts from 1 to 65535. */
const PORT_PATTERN = '^([1-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$';

/** How long sessions last at most. */
function limits(longestSession: Duration) {
  return { idleSessionTimeout: '20', maxSessionDuration: `${longestSession.toMinutes()}` };
}

/** What a session of one kind does: a document that people start it with. */
abstract class SessionDocument extends Construct {
  /** The document. */
  public readonly document: CfnDocument;

  protected constructor(scope: Construct, id: string, content: object) {
    super(scope, id);
    this.document = new CfnDocument(this, 'Document', {
      documentType: 'Session',
      documentFormat: 'JSON',
      targetType: '/AWS::EC2::Instance',
      // Under the same name, which people have in their notes.
      updateMethod: 'NewVersion',
      content: { schemaVersion: '1.0', ...content },
    });
  }

  /** The command that starts a session, with what finds the host of today. */
  protected commandFor(group: AutoScalingGroup, description: string, parameters = ''): string {
    const host = `aws ec2 describe-instances --region ${Aws.REGION} --filters Name=tag:aws:autoscaling:groupName,Values=${group.autoScalingGroupName} `
      + "Name=instance-state-name,Values=running --query 'Reservations[].Instances[].InstanceId | [0]' --output text";
    const command = `aws ssm start-session --region ${Aws.REGION} --target "$(${host})" --document-name ${this.document.ref}${parameters}`;
    new CfnOutput(this, 'Command', { description, value: command });
    return command;
  }
}

/** Where a tunnel leads. */
interface TunnelProps {
  readonly group: AutoScalingGroup;
  readonly longestSession: Duration;
  /** What the target is called. */
  readonly target: string;
  readonly host: string;
  readonly port: string;
  /**
   * Who logs in there with a token of IAM.
   *
   * @default - the target takes no tokens that anything is known about
   */
  readonly user?: string;
}

/**
 * A tunnel from a port of one's own machine to one target. Host and port stand in the document and are no parameters, so it leads nowhere
 * else.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export class Tunnel extends SessionDocument {
  /** The command that opens it. */
  public readonly command: string;

  constructor(scope: Construct, id: string, { group, longestSession, target, host, port, user }: TunnelProps) {
    super(scope, id, {
      description: `a tunnel to ${target}`,
      sessionType: 'Port',
      inputs: limits(longestSession),
      parameters: {
        localPortNumber: { type: 'String', description: 'the port on your own machine', default: port, allowedPattern: PORT_PATTERN },
      },
      properties: { type: 'LocalPortForwarding', host, portNumber: port, localPortNumber: '{{ localPortNumber }}' },
    });
    this.command = this.commandFor(group, `opens a tunnel to ${target} on your own machine`, ` --parameters localPortNumber=${port}`);
    if (user !== undefined) {
      new CfnOutput(this, 'Token', {
        description: `makes a token that ${target} takes for a password within 15 minutes`,
        value: `aws rds generate-db-auth-token --region ${Aws.REGION} --hostname ${host} --port ${port} --username ${user}`,
      });
    }
  }
}

/** How a shell is recorded. */
interface ShellProps {
  readonly group: AutoScalingGroup;
  readonly longestSession: Duration;
  readonly logGroup: ILogGroup;
  /** The customer-managed key, where the tier has one. */
  readonly key?: IKey;
}

/**
 * A shell on the host, written to logs while it lasts.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export class Shell extends SessionDocument {
  constructor(scope: Construct, id: string, { group, longestSession, logGroup, key }: ShellProps) {
    super(scope, id, {
      description: 'a shell whose input and output are logged',
      sessionType: 'Standard_Stream',
      inputs: {
        ...limits(longestSession),
        cloudWatchLogGroupName: logGroup.logGroupName,
        cloudWatchEncryptionEnabled: key !== undefined,
        cloudWatchStreamingEnabled: true,
        s3EncryptionEnabled: true,
        kmsKeyId: key?.keyArn ?? '',
        runAsEnabled: true,
        runAsDefaultUser: SHELL_USER,
      },
    });
    this.commandFor(group, 'opens a shell on the host of operators; everything in it is logged');
  }
}
