import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { TagSchema } from '../../src/tagging/tag-schema';
import { tagSubtree } from '../../src/tagging/tagger';

export const IDENTITY = { owner: 'me', component: 'files' };

/** The identity as the CDK renders it, sorted by key. */
export const WRITTEN = [{ Key: 'component', Value: 'files' }, { Key: 'owner', Value: 'me' }];

/** What stands on helpers, which several components share. */
export const SHARED = [{ Key: 'owner', Value: 'me' }];

/** A scope whose subtree is tagged. */
export function scopeIn(parent: Construct, tags: Record<string, string> = IDENTITY, schema = TagSchema.defaults()): Construct {
  const scope = new Construct(parent, 'Tagged');
  tagSubtree(scope, tags, () => schema);
  return scope;
}

export function newStack(app = new App({ analyticsReporting: false }), id = 'Shop'): Stack {
  return new Stack(app, id);
}

/** The rendered tags of all resources of a type. */
export function tagsOf(stack: Stack, type: string): unknown[] {
  return Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => Properties?.Tags);
}
