import { App, AppProps, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EnvironmentTier } from '../../src/core';
import { AppEnvironment, AppEnvironmentProps } from '../../src/environment';

export const CONCRETE = { account: '111111111111', region: 'eu-west-1' };

/** Props that are valid in every tier. */
export const VALID = {
  application: 'shop',
  owner: 'team-shop',
  costCenter: 'cc-4711',
  tier: EnvironmentTier.PRODUCTION,
  alertEmail: 'oncall@example.com',
};

/** An app with one environment, and a stack beside it whose components ask. */
export class Shop {
  public readonly app: App;
  public readonly environment: AppEnvironment;
  public readonly stack: Stack;

  constructor(props: Partial<AppEnvironmentProps> = {}, appProps: AppProps = {}) {
    this.app = new App(appProps);
    this.environment = new AppEnvironment(this.app, 'Shop', { ...VALID, ...props });
    this.stack = new Stack(this.app, 'Orders', { env: props.env });
  }

  /** The core stack, or nothing when nobody asked for anything. */
  public get core(): Stack | undefined {
    return this.environment.node.tryFindChild('Core') as Stack | undefined;
  }

  /** The template of the core. */
  public get template(): Template {
    return Template.fromStack(this.core!);
  }
}

/** A part of a template. */
export type Rendered = ReturnType<Template['findResources']>[string];

/** The resources of a type, by logical id. */
export function resources(template: Template, type: string): Record<string, Rendered> {
  return template.findResources(type);
}

/** The properties of the resource of a type whose logical id begins with a text. */
export function properties(template: Template, type: string, begin = ''): Rendered {
  const found = Object.entries(template.findResources(type)).find(([id]) => id.startsWith(begin));
  return found?.[1].Properties ?? {};
}

/** Statements of a policy document that name a service as principal. */
export function statementsFor(policy: Rendered, service: string): Rendered[] {
  return policy.Statement.filter((statement: Rendered) => statement.Principal?.Service === service);
}
