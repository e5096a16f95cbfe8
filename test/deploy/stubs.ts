import { cpSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { withManagedSecrets } from './managed-secrets';
import { DEPLOYED_TYPES, STUBBED_TYPES, StubbedType } from './stubbed-types';
import { mapNodes, Resource, Template } from './template';
import { sha256, stableJson } from '../../src/private/stable-json';

const STUB = 'AWS::CloudFormation::WaitConditionHandle';

/** Something to replace: the types that may be, and those that are not. */
export interface StubList {
  readonly stubbed: ReadonlyMap<string, StubbedType>;
  readonly deployed: ReadonlySet<string>;
}

const COMMITTED: StubList = { stubbed: STUBBED_TYPES, deployed: DEPLOYED_TYPES };

/**
 * Copies an assembly, with stubs for what the emulator does not make.
 *
 * A template is an asset by its hash, so a changed one gets a new hash; with the old one the object that was uploaded before would be deployed again.
 *
 * @returns the type of every resource that was replaced
 */
export function copyWithStubs(assembly: string, copy: string): string[] {
  cpSync(assembly, copy, { recursive: true });
  return readdirSync(copy).filter((name) => name.endsWith('.assets.json')).flatMap((assets) => {
    const name = assets.replace('.assets.json', '.template.json');
    const file = join(copy, name);
    const template: Template = JSON.parse(readFileSync(file, 'utf8'));
    const text = JSON.stringify(stubbed(withManagedSecrets(template)), undefined, 1);
    writeFileSync(file, text);
    renameAsset([join(copy, assets), join(copy, 'manifest.json')], hashOf(join(copy, assets), name), sha256(text));
    return stubsIn(template).map((id) => template.Resources[id].Type);
  });
}

/** The template with stubs in the place of what the emulator does not make: the same order, and literals where somebody reads a stub. */
export function stubbed(template: Template, list: StubList = COMMITTED): Template {
  const stubs = new Set(stubsIn(template, list));
  const resources = Object.entries(template.Resources).map(([id, resource]) => {
    const needed = dependencies(resource, template).filter((other) => stubs.has(id) || stubs.has(other));
    const DependsOn = [...new Set([resource.DependsOn ?? [], needed].flat())];
    const kept = stubs.has(id) ? stubOf(resource) : withLiterals(resource, stubs);
    return [id, { ...kept, ...DependsOn.length > 0 ? { DependsOn } : {} }];
  });
  const Outputs = template.Outputs && withLiterals(template.Outputs, stubs);
  return { ...template, Resources: Object.fromEntries(resources), ...Outputs ? { Outputs } : {} };
}

/** The ids of what is replaced; a type that is on neither list is an error. */
function stubsIn({ Resources }: Template, { stubbed: replaced, deployed }: StubList = COMMITTED): string[] {
  const types = [...new Set(Object.values(Resources).map(({ Type }) => Type))];
  const unknown = types.filter((type) => !replaced.has(type) && !deployed.has(type));
  if (unknown.length > 0) {
    throw new Error(`test/deploy/stubbed-types.ts says nothing of ${unknown.join(', ')}: `
      + 'list a type that the emulator makes as deployed, and another one as stubbed, with the reason');
  }
  return Object.keys(Resources).filter((id) => {
    const { Type, Properties = {} } = Resources[id];
    const { only = () => true } = replaced.get(Type) ?? { only: () => false };
    return only(Properties);
  });
}

/** What stands for a resource: nothing happens in it, but a change of the properties is a change of the stub. */
function stubOf({ Type, Condition, Metadata, Properties = {} }: Resource): Resource {
  return { Type: STUB, ...Condition ? { Condition } : {}, Metadata: { ...Metadata, StubOf: Type, Properties: sha256(stableJson(Properties)) } };
}

/** The ids that a resource reads. */
function dependencies({ Properties }: Resource, { Resources }: Template): string[] {
  const found = new Set<string>();
  mapNodes(Properties, (node) => {
    referencesOf(node).filter((id) => id in Resources).forEach((id) => found.add(id));
    return node;
  });
  return [...found];
}

/** The ids in an intrinsic function, or none. */
function referencesOf(node: Record<string, unknown>): string[] {
  if (typeof node.Ref === 'string') return [node.Ref];
  if ('Fn::GetAtt' in node) return [attributeOf(node['Fn::GetAtt'])[0]];
  if ('Fn::Sub' in node) return [...textOf(node['Fn::Sub']).matchAll(/\$\{([\w:]+)[^}]*\}/g)].map(([, id]) => id);
  return [];
}

/** The value with texts where it read a stub. */
function withLiterals<T>(value: T, stubs: ReadonlySet<string>): T {
  return mapNodes(value, (node) => {
    if (typeof node.Ref === 'string' && stubs.has(node.Ref)) return literal(node.Ref);
    if ('Fn::GetAtt' in node && stubs.has(attributeOf(node['Fn::GetAtt'])[0])) return literal(...attributeOf(node['Fn::GetAtt']));
    if ('Fn::Sub' in node) return { 'Fn::Sub': substituted(node['Fn::Sub'], stubs) };
    return node;
  }) as T;
}

function substituted(value: unknown, stubs: ReadonlySet<string>): unknown {
  const text = textOf(value).replace(/\$\{(\w+)(?:\.([^}]+))?\}/g, (whole, id, attribute) => stubs.has(id) ? literal(id, attribute) : whole);
  return Array.isArray(value) ? [text, ...value.slice(1)] : text;
}

const literal = (id: string, attribute?: string): string => ['stub', id, ...attribute ? [attribute] : []].join('-').toLowerCase();
const attributeOf = (value: unknown): [string, string] => (Array.isArray(value) ? value : String(value).split(/\.(.*)/)) as [string, string];
const textOf = (value: unknown): string => String(Array.isArray(value) ? value[0] : value);

function hashOf(assets: string, template: string): string {
  const { files }: { files: Record<string, { source: { path: string } }> } = JSON.parse(readFileSync(assets, 'utf8'));
  return Object.keys(files).find((hash) => files[hash].source.path === template)!;
}

function renameAsset(files: string[], before: string, after: string): void {
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(before, after));
}
