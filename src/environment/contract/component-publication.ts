import { Stack } from 'aws-cdk-lib';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { ComponentDocument } from './contract-document';
import { CONTRACT, parameterName } from './contract-tree';
import { ComponentOffer } from '../../core/environment-contract';
import { ErrorCode, Problem } from '../../core/errors';
import { EnvironmentIdentity } from '../../core/identity';
import { makeReferencesWeak } from '../../core/weak-references';

/** What is published about one component: parameters in its own stack, so that the core stays as it is whoever is offered. */
export class ComponentPublication extends Construct {
  /** What the file of the contract says about it. */
  public readonly document: ComponentDocument;

  /** The names of its parameters. */
  public readonly names: string[] = [];

  constructor(scope: Construct, id: string, offer: ComponentOffer, private readonly identity: EnvironmentIdentity) {
    super(scope, id);
    const { name, type, facts, outputs, secrets = {}, promises = [] } = offer;
    const texts: Record<string, string> = { ...facts, ...outputs, ...mapped(secrets, ({ secretArn }) => secretArn) };
    for (const [value, content] of Object.entries(texts)) this.publish(name, value, content);
    this.document = {
      type,
      owner: identity.owner,
      promises,
      facts,
      outputs: { ...mapped(outputs, () => 'text' as const), ...mapped(secrets, () => 'secret' as const) },
    };
    makeReferencesWeak(this);
  }

  private publish(component: string, value: string, content: string): void {
    const { environmentName } = this.identity;
    const name = parameterName(environmentName, CONTRACT.ofComponent(component, value));
    this.names.push(name);
    new CfnParameter(this, value, {
      name, type: 'String', value: content, description: `part of what the environment ${environmentName} offers about ${component}`,
    });
  }
}

/** What of an offer cannot be published, everything at once. */
export function publicationProblems(scope: Construct, { name, outputs, facts }: ComponentOffer, taken: readonly string[]): Problem[] {
  const problem = (message: string): Problem => ({ code: ErrorCode.INVALID_VALUE, message });
  const isWord = /^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$/.test(name);
  const namesake = taken.find((other) => sameInIds(other, name));
  return [
    ...isWord ? [] : [problem(`'componentName' must be letters and digits with single . _ or - between them to be offered, got '${name}'; give the component another name`)],
    ...namesake === undefined ? [] : [problem(`'componentName' must differ from those of other components that are offered in more than case and signs, got '${name}' beside '${namesake}'; give the component another name`)],
    ...Object.entries({ ...facts, ...outputs }).filter(([, content]) => showsSecret(scope, content))
      .map(([value]) => problem(`'outputs' must have no value of a secret, got one in '${value}'; give the secret in 'secrets', of which only the ARN is published`)),
  ];
}

/** Construct ids of those who read are made from names without their signs. */
function sameInIds(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return plain(one) === plain(other);
}

/** CloudFormation puts the value of a secret in place of such a text. */
function showsSecret(scope: Construct, content: string): boolean {
  return /\{\{resolve:(secretsmanager|ssm-secure):/.test(JSON.stringify(Stack.of(scope).resolve(content)) ?? '');
}

function mapped<T extends string | ISecret, R extends string>(values: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
