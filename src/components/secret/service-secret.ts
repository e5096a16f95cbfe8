import { RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { responsibilities } from './responsibilities';
import { secretProblems } from './secret-problems';
import { ServiceSecretProps } from './service-secret-props';
import { refuseUnfit } from '../../core/admission';
import { IConnectionTarget, IWorkload } from '../../core/connection/connection';
import { letReadSecret, SECRETS_MANAGER } from '../../core/connection/secret-access';
import { DataClassification } from '../../core/data-classification';
import { makeReferencesWeak } from '../../core/weak-references';
import { GovernedComponent } from '../../governance/governed-component';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { VERSION } from '../../private/version';

/**
 * A secret of one service that somebody else issues, such as the API key of a vendor.
 *
 * It is made with a random value that opens nothing. People put the true one in with the console or the command line; no deployment changes
 * it again, and no template, variable or record ever has it. The secrets of databases come with the databases.
 *
 * Refuses, all at once: a classification below internal (`InvalidValue`), a description that Secrets Manager does not take
 * (`InvalidValue`), and what `GovernedComponent` refuses.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
 */
export class ServiceSecret extends GovernedComponent implements IConnectionTarget {
  /** The secret. */
  public readonly resource: Secret;

  /** What the secret calls for. */
  public readonly dataClassification?: DataClassification;

  private readonly key?: IKey;

  /**
   * @param scope where the secret is defined; it stays in the stack of this scope
   * @param id the construct id; the logical id of the secret comes from its path
   * @param props what it is for
   */
  constructor(scope: Construct, id: string, props: ServiceSecretProps) {
    super(scope, id, props, {
      type: 'cdk-paved-road.ServiceSecret',
      version: VERSION,
      dataClassification: props.dataClassification,
      responsibilities,
      problems: secretProblems(props),
    });

    const { environment: { identity, tier }, dataClassification } = props;
    this.dataClassification = dataClassification;
    this.key = props.environment.provideKey(this, dataClassification);
    this.resource = new Secret(this, 'Resource', {
      description: props.description ?? `${this.componentName} of ${identity.application}`,
      removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.node.defaultChild = this.resource.node.defaultChild;
    // Not as a prop of the secret above, which would add its account to the policy of the key once for each secret.
    (this.resource.node.defaultChild as CfnSecret).kmsKeyId = this.key?.keyArn;
    proposeOnBehalf({
      rule: 'AwsSolutions-SMG4',
      sameAs: ['SecretsManagerRotationEnabled'],
      resource: this.resource,
      reason: 'somebody outside of AWS issues the value, so nothing inside can make a new one; the team replaces it as its page says',
    });
    if (this.key === undefined) {
      const reason = `a ${tier} environment has no customer-managed keys; Secrets Manager encrypts with the one of AWS`;
      proposeOnBehalf({ rule: 'SecretsManagerUsingKMSKey', resource: this.resource, reason });
    }
    makeReferencesWeak(this);
  }

  /** What the secret is called in variables and records. */
  public get connectionName(): string {
    return this.componentName;
  }

  /**
   * Lets a workload read the value: the secret, its key, and the variable `<PREFIX>_SECRET_ARN`. It stays where it is; inside of the network
   * it gets a way to Secrets Manager.
   *
   * Refuses a workload of another environment, or one that does not handle as sensitive data (`ConnectionRefused`).
   *
   * @param workload who wants in
   * @param variablePrefix the beginning of the name of its variable
   */
  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    refuseUnfit(this, workload);
    workload.addVariable(`${variablePrefix}_SECRET_ARN`, this.resource.secretArn);
    workload.callServices([SECRETS_MANAGER]);
    letReadSecret(workload, this.resource.secretArn, this.key);
  }
}
