import { App, Environment } from 'aws-cdk-lib';
import { RenderedResource, RenderedStack } from '../../../../src/policy/template/rendered';
import { RenderedApp } from '../../../../src/policy/template/rendered-app';

export const IRELAND: Environment = { account: '111111111111', region: 'eu-west-1' };
export const VIRGINIA: Environment = { account: '111111111111', region: 'us-east-1' };
export const OTHER_ACCOUNT: Environment = { account: '222222222222', region: 'eu-west-1' };

/** Cross-stack references of an app as the CDK renders them. */
export type Strength = 'strong' | 'weak' | 'both';

/** Composes an app, synthesizes it and reads what was rendered. */
export function rendered(compose: (app: App) => void, strength: Strength = 'strong'): RenderedApp {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength }, analyticsReporting: false });
  compose(app);
  app.synth();
  return RenderedApp.read(app);
}

/** The template of the stack at a path. */
export function stackAt(app: RenderedApp, path: string): RenderedStack {
  return app.stacks.find((stack) => stack.path === path)!;
}

/** The resource at a path. */
export function resourceAt(app: RenderedApp, path: string): RenderedResource {
  return app.resources.find(({ view }) => view.place.path === path)!;
}

/** What a resource has as a property. */
export function property(resource: RenderedResource, name: string): unknown {
  return (resource.definition.Properties as Record<string, unknown>)[name];
}
