import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import { OverrideEntry } from '../../evidence/record/record';
import { RenderedResource } from '../../policy/template/rendered';
import { RenderedApp } from '../../policy/template/rendered-app';
import { Census } from '../census';

/** Raw overrides of properties of governed resources, with what the construct says and what the template says. */
export function overridesIn(rendered: RenderedApp, census: Census): OverrideEntry[] {
  return rendered.resources.filter((resource) => census.ownerOfResource(resource)).flatMap(overridesOf);
}

/** The parts of an L1 that TypeScript calls protected. */
interface OpenResource {
  readonly rawOverrides: { readonly Properties?: Record<string, unknown> };
  readonly cfnProperties: Record<string, unknown>;
  renderProperties(properties: Record<string, unknown>): Record<string, unknown>;
}

function overridesOf({ construct, view }: RenderedResource): OverrideEntry[] {
  if (!construct) return [];
  const { path, logicalId, template } = view.place;
  const { Properties = {} } = (construct as unknown as OpenResource).rawOverrides;
  const overridden = Object.entries(Properties).flatMap(([key, value]) => leaves(value, [key]));
  if (overridden.length === 0) return [];
  const before = propertiesBefore(construct);
  return overridden.map(({ keys, value }) => ({
    path, logicalId, template, property: keys.join('.'), before: at(before, keys) ?? null, after: construct.stack.resolve(value) ?? null,
  }));
}

function propertiesBefore(construct: CfnResource): unknown {
  const open = construct as unknown as OpenResource;
  return open.renderProperties(Stack.of(construct).resolve(open.cfnProperties));
}

/** Where an override ends: at a value, a list, a token, an intrinsic or an empty object. */
function leaves(value: unknown, keys: string[]): { readonly keys: string[]; readonly value: unknown }[] {
  const isDeeper = typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
  const parts = isDeeper ? Object.entries(value) : [];
  if (parts.length === 0 || parts.some(([key]) => key === 'Ref' || key.startsWith('Fn::'))) return [{ keys, value }];
  return parts.flatMap(([key, part]) => leaves(part, [...keys, key]));
}

function at(value: unknown, keys: string[]): unknown {
  return keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined | null)?.[key], value);
}
