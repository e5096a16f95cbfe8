import { filled, listText, markup, plain, propertiesOf, propertyText, series } from './texts';
import { Memo } from '../../../private/memo';
import { TagKey } from '../../../tagging/tag-keys';
import { Edition } from '../../edition/edition';
import { targetsIn } from '../../edition/targets';
import { uuidOf, uuidOfFinding } from '../../edition/uuid';
import { ComponentEntry, EnvironmentEntry, GovernanceRecord, RegisteredWaiverEntry, ResourceEntry } from '../../record/record';

const SYNTHESIZED = { state: 'other', remarks: 'As synthesized: nothing is said about what is deployed.' };

/** What was looked at, by whom, and whose it is: everything that results of OSCAL refer to. */
export class Subjects {
  /** The UUID of the record. */
  public readonly record: string;
  /** The UUIDs of resources, by logical id in each template. */
  private readonly resources = new Map<string, Map<string, string>>();
  /** The components that each component is connected to. */
  private readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly scopes = new Memo((path: string) => this.uuid('scope', path));
  private readonly rules = new Memo((id: string) => this.uuid('rule', id));
  private readonly packs = new Memo((name: string) => this.uuid('pack', name));
  private readonly types = new Memo((type: string) => propertyText('type', type));
  private readonly templates = new Memo((template: string) => propertyText('template', template));
  private readonly scope: string;

  constructor(private readonly edition: Edition) {
    const { record, whereabouts } = edition;
    this.scope = uuidOf('app', ...record.applications.map(({ application = '' }) => application));
    this.record = this.uuid('record');
    this.targets = targetsIn(record);
    for (const resource of record.resources) {
      const { template, logicalId } = resource;
      if (!this.resources.has(template)) this.resources.set(template, new Map());
      this.resources.get(template)!.set(logicalId, uuidOf('resource', whereabouts.ofResource(resource).application ?? '', template, logicalId));
    }
  }

  /** The UUID of something in this app that is no component and no resource. */
  public uuid(...names: readonly string[]): string {
    return uuidOf(this.scope, ...names);
  }

  /** The UUID of a resource, unless the record does not list it. */
  public resource({ template, logicalId }: { readonly template: string; readonly logicalId: string }): string | undefined {
    return this.resources.get(template)?.get(logicalId);
  }

  /** The UUIDs of packs, without those of rules about the app itself, which belong to no pack that was run. */
  public packsOf(names: readonly string[]): string[] {
    return this.edition.record.packs.filter(({ name }) => names.includes(name)).map(({ name }) => this.packs.of(name));
  }

  /** The UUID of what a rule found in all. */
  public rule(id: string): string {
    return this.rules.of(id);
  }

  /** The UUID of what was found once, by the id of the finding. */
  public finding(id: string): string {
    return uuidOfFinding(id);
  }

  /** Teams and people that own components or granted exceptions. */
  public parties(): readonly object[] | undefined {
    return filled([...new Set([...this.owners(), ...this.approvers()])].sort().map((name) => ({ uuid: partyOf(name), type: 'organization', name })));
  }

  /** What parties are to the app. */
  public roles(): readonly object[] | undefined {
    return filled([
      ...this.owners().length > 0 ? [{ id: 'owner', title: 'Owner' }] : [],
      ...this.approvers().length > 0 ? [{ id: 'approver', title: 'Approver of exceptions' }] : [],
    ]);
  }

  /** Components, environments and resources. */
  public definitions(): object {
    const { components, environments, resources } = this.edition.record;
    return {
      'components': filled([...environments.map((environment) => this.environment(environment)), ...components.map((component) => this.component(component))]),
      'inventory-items': series(resources, (resource) => this.inventoryItem(resource)),
      'assessment-assets': this.tools(),
    };
  }

  /** Who granted which of the exceptions that lift something. */
  public attestations(): readonly object[] | undefined {
    return filled(this.approvers().map((approver) => ({
      'responsible-parties': [{ 'role-id': 'approver', 'party-uuids': [partyOf(approver)] }],
      'parts': grantedIn(this.edition.record).filter((waiver) => plain(waiver.approver ?? '') === approver).map((waiver) => ({
        name: 'exception',
        title: markup(waiver.id),
        prose: markup(waiver.reason),
        props: propertiesOf({ ticket: waiver.ticket, granted: waiver.granted, expires: waiver.expires, lifted: waiver.lifted }),
      })),
    })));
  }

  /** An item as JSON: there are as many as resources. */
  private inventoryItem(resource: ResourceEntry): string {
    const { path, type, template, logicalId, governedBy } = resource;
    const props = listText(this.types.of(type), this.templates.of(template), propertyText('logical-id', logicalId));
    const components = governedBy === undefined ? '' : `,"implemented-components":[{"component-uuid":"${this.scopes.of(governedBy)}"}]`;
    return `{"uuid":"${this.resource(resource)}","description":${JSON.stringify(markup(path))},"props":${props}${components}}`;
  }

  private environment({ path, identity }: EnvironmentEntry): object {
    const description = `The environment ${identity[TagKey.ENVIRONMENT]} of ${identity[TagKey.APPLICATION]}, with what its components share`;
    return { uuid: this.scopes.of(path), type: 'system', title: markup(path || 'environment'), description: markup(description), props: propertiesOf(identity), ...this.owner(identity), status: SYNTHESIZED };
  }

  private component({ path, type, version, identity, source }: ComponentEntry): object {
    const { [TagKey.OWNER]: owner, [TagKey.ENVIRONMENT]: environment } = identity;
    return {
      uuid: this.scopes.of(path),
      type: 'service',
      title: markup(path),
      description: markup(`${type} ${version} of ${owner} in ${environment}`),
      props: propertiesOf({ type, version, source, ...identity }),
      links: filled([...this.targets.get(path) ?? []].map((target) => ({ href: `#${this.scopes.of(target)}`, rel: 'depends-on' }))),
      status: SYNTHESIZED,
      ...this.owner(identity),
    };
  }

  private owner(identity: Readonly<Record<string, string>>): object {
    const owner = plain(identity[TagKey.OWNER] ?? '');
    return owner === '' ? {} : { 'responsible-roles': [{ 'role-id': 'owner', 'party-uuids': [partyOf(owner)] }] };
  }

  private tools(): object {
    const { library, packs } = this.edition.record;
    const uses = packs.map(({ name }) => ({ 'component-uuid': this.packs.of(name) }));
    return {
      'components': filled(packs.map(({ name, version, rules }) => ({
        uuid: this.packs.of(name),
        type: 'validation',
        title: markup(name),
        description: `A pack of ${rules} rules`,
        props: propertiesOf({ version, rules }),
        status: { state: 'operational' },
      }))),
      'assessment-platforms': [{
        'uuid': this.uuid('platform'), 'title': 'cdk-paved-road', 'props': propertiesOf({ version: library }), 'uses-components': filled(uses),
      }],
    };
  }

  private owners(): string[] {
    const { components, environments } = this.edition.record;
    return namesIn([...environments, ...components].map(({ identity }) => identity[TagKey.OWNER]));
  }

  private approvers(): string[] {
    return namesIn(grantedIn(this.edition.record).map(({ approver }) => approver));
  }

}

function partyOf(name: string): string {
  return uuidOf('party', name);
}

function namesIn(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => plain(name ?? '') || []))].sort();
}

function grantedIn({ waivers }: GovernanceRecord): RegisteredWaiverEntry[] {
  return waivers.filter((waiver): waiver is RegisteredWaiverEntry => waiver.origin === 'register' && waiver.lifted > 0);
}
