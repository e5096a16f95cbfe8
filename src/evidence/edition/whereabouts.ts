import { Finding } from '../../policy/decision/finding';
import { TagKey } from '../../tagging/tag-keys';
import { ComponentEntry, EnvironmentEntry, GovernanceRecord, ResourceEntry, TemplateCoverage } from '../record/record';

/** Where something is, and whose it is. */
export interface Whereabout {
  /** The component that it belongs to. */
  readonly component?: ComponentEntry;
  /** The environment that it stands in. */
  readonly environment?: EnvironmentEntry;
  /** The name of the application. */
  readonly application?: string;
  /** Who answers for it. */
  readonly owner?: string;
}

/** Who and what the construct paths of a record are. */
export class Whereabouts {
  private readonly components: ReadonlyMap<string, ComponentEntry>;
  private readonly environments: ReadonlyMap<string, EnvironmentEntry>;
  private readonly resources: ReadonlyMap<string, ResourceEntry>;
  private readonly templates: ReadonlyMap<string, TemplateCoverage>;
  /** What was asked for, by template and component. */
  private readonly known = new Map<string, Map<string | undefined, Whereabout>>();

  constructor({ components, environments, resources, coverage }: GovernanceRecord) {
    this.components = new Map(components.map((component) => [component.path, component]));
    this.environments = new Map(environments.map((environment) => [environment.path, environment]));
    this.resources = new Map(resources.map((resource) => [resource.path, resource]));
    this.templates = new Map(coverage.templates.map((template) => [template.template, template]));
  }

  /** Where a finding is; nowhere for one about the app itself. */
  public ofFinding({ resource }: Pick<Finding, 'resource'>): Whereabout {
    return resource === undefined ? {} : this.of(this.resources.get(resource.path)?.governedBy, resource.template);
  }

  /** Where a resource is. */
  public ofResource({ governedBy, template }: ResourceEntry): Whereabout {
    return this.of(governedBy, template);
  }

  /** The template of a name. */
  public template(name: string): TemplateCoverage | undefined {
    return this.templates.get(name);
  }

  private of(governedBy: string | undefined, template: string): Whereabout {
    let inTemplate = this.known.get(template);
    if (!inTemplate) this.known.set(template, inTemplate = new Map());
    let found = inTemplate.get(governedBy);
    if (!found) inTemplate.set(governedBy, found = this.find(governedBy, template));
    return found;
  }

  private find(governedBy = '', template: string): Whereabout {
    const component = this.components.get(governedBy);
    const environment = this.environments.get(governedBy) ?? this.environments.get(this.templates.get(template)?.environment ?? '');
    const { identity } = component ?? environment ?? {};
    return { component, environment, application: identity?.[TagKey.APPLICATION], owner: identity?.[TagKey.OWNER] };
  }
}
