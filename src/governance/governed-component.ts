import { Construct, IConstruct } from 'constructs';
import { ComponentDescription } from './component-description';
import { GovernanceHost } from './host';
import { componentNames, environmentOf, settle } from './scope/composition';
import { classNameOf, GovernedScope, markGoverned, topStackOf } from './scope/governed-scope';
import { identityTags } from './scope/identity-tags';
import { ownStackNameProblems } from './scope/own-stack-names';
import { responsibilityProblems } from './scope/responsibility-problems';
import { rememberSource } from './scope/source-position';
import { listInMetadata } from './scope/template-metadata';
import { liesBelow } from './statements/proposal';
import { ProposedException } from './statements/proposed-exception';
import { StatedFact } from './statements/stated-fact';
import { StatedParameter } from './statements/stated-parameter';
import { parameterOf, statementProblems } from './statements/statement';
import { AlarmOptOut } from '../core/alarm-opt-out';
import { optOutProblems } from '../core/alarm-opt-out-problems';
import { IAppEnvironment } from '../core/app-environment';
import { DataClassification } from '../core/data-classification';
import { ErrorCode, PavedRoadError, Problem } from '../core/errors';
import { placementProblems } from '../core/placement';
import { tagSubtree } from '../tagging/tagger';

/** Properties that every governed component has. */
export interface GovernedComponentProps {
  /** Where the component lives. */
  readonly environment: IAppEnvironment;

  /**
   * What the component is called in tags, variables, records and findings, unique in its environment.
   *
   * @default - the construct id
   */
  readonly componentName?: string;

  /**
   * Alarms that the component does not raise, each with the reason. The dashboard still shows what they would watch, and the record lists them.
   *
   * @default - every alarm that the component comes with is raised
   */
  readonly withoutAlarms?: AlarmOptOut[];
}

/**
 * The base of every governed component, also of those that you write yourself.
 *
 * It brings governance to the app, enforces below itself, applies the identity of its environment as tags, and lists
 * the component in the record and in the template's own metadata.
 *
 * Refuses, all at once and before anything is created: no environment (`MissingValue`), a stack in another stage,
 * account or region than the environment's (`OtherStage`, `OtherAccountOrRegion`), a stack that belongs to another environment
 * (`TwoEnvironmentsInStack`), a name that is taken (`DuplicateComponent`), data that the tier does not hold
 * (`ClassificationNotAllowed`), responsibilities with an empty cell (`MissingValue`) or with a topic twice (`InvalidValue`), an alarm to be left out that
 * the component does not have (`InvalidValue`) or without a reason (`MissingValue`), and the problems that the description brings along.
 */
export abstract class GovernedComponent extends Construct {
  /** Where the component lives. */
  public readonly environment: IAppEnvironment;

  /** What the component is called in tags, variables, records and findings. */
  public readonly componentName: string;

  /** The alarms that it does not raise, with the reasons. */
  public readonly withoutAlarms: AlarmOptOut[];

  private readonly governed: GovernedScope;

  /**
   * @param scope where the component is defined; it stays in the stack of this scope, whatever the tier
   * @param id the construct id
   * @param props what every component has
   * @param description what the component says about itself
   */
  constructor(scope: Construct, id: string, props: GovernedComponentProps, description: ComponentDescription) {
    const name = props.componentName ?? id;
    super(admitted(scope, id, name, props, description), id);
    this.environment = props.environment;
    this.componentName = name;
    this.withoutAlarms = props.withoutAlarms ?? [];
    rememberSource(this);

    const { charter } = GovernanceHost.ensure(this);
    const identity = identityTags(props.environment, { component: name, dataClassification: description.dataClassification });
    const { type, version, promises = [], responsibilities = [] } = description;
    const { tier } = props.environment;
    const component = { name, type, version, promises, withoutAlarms: this.withoutAlarms };
    this.governed = { construct: this, identity, tier, component, responsibilities, proposals: [], facts: [], parameters: [], objectives: [] };
    markGoverned(this.governed);
    tagSubtree(this, identity, () => charter.tagSchema);
    settle(topStackOf(this), props.environment);
    componentNames(props.environment).set(name, this.node.path);
    listInMetadata(this, component);
    props.environment.admitComponent(this);
  }

  /**
   * Proposes an exception for a resource of this component. The finding stays and the proposal is listed, until a policy
   * trusts the library that proposes. What the components of this library come with counts already.
   *
   * Refuses a resource that does not lie below the component (`ProposalOutsideComponent`) and an empty reason
   * (`MissingValue`).
   *
   * @param exception the rule, the resource and the reason
   */
  protected proposeException(exception: ProposedException): void {
    PavedRoadError.throwIfAny(this, [...this.reachProblems(exception.resource), ...reasonProblems(exception.reason, `${exception.rule} does not hold`)]);
    this.governed.proposals.push({ ...exception, component: this.node.path, trusted: false });
  }

  /**
   * States what the template does not tell about a resource of this component, such as the range of addresses behind a parameter.
   * Rules judge by it where the template leaves the value open, never where it tells one; the record says which verdict rests
   * on it. The statement counts when a policy trusts the library that states; otherwise it is only listed.
   *
   * Refuses a resource that does not lie below the component (`ProposalOutsideComponent`) and an empty reason
   * (`MissingValue`).
   *
   * @param fact the resource, the property, the value and how the component knows
   */
  protected stateFact(fact: StatedFact): void {
    PavedRoadError.throwIfAny(this, [...this.reachProblems(fact.resource), ...reasonProblems(fact.reason, `${fact.property} is known`)]);
    this.governed.facts.push(fact);
  }

  /**
   * States a parameter of this component whose value may have a range in each tier: what is free, what needs a sign-off, and what is
   * refused. What the rendered template says counts; `PR-GOVERNANCE-ENVELOPE-EXCEEDED` and `-REFUSED` are what comes of it.
   *
   * Refuses, all at once: a resource that does not lie below the component (`ProposalOutsideComponent`), neither property nor value
   * (`MissingValue`), and a name, a value, a unit or a range that is none (`InvalidValue`).
   *
   * @param parameter its name, where its value stands, and its range
   */
  protected stateParameter(parameter: StatedParameter): void {
    PavedRoadError.throwIfAny(this, [...this.reachProblems(parameter.resource), ...statementProblems(parameter, classNameOf(this.governed))]);
    this.governed.parameters.push(parameterOf(parameter));
  }

  private reachProblems(resource: IConstruct): Problem[] {
    if (liesBelow(resource, this)) return [];
    const message = `'resource' must lie below the component, got ${resource.node.path}; a component speaks for nothing but its own resources`;
    return [{ code: ErrorCode.PROPOSAL_OUTSIDE_COMPONENT, message }];
  }
}

function reasonProblems(reason: string, claim: string): Problem[] {
  if (reason.trim() !== '') return [];
  return [{ code: ErrorCode.MISSING_VALUE, message: `'reason' must say why ${claim}, got ${JSON.stringify(reason)}` }];
}

/** Returns the scope when the component may be created in it, so that a refused one leaves nothing behind. */
function admitted(scope: Construct, id: string, name: string, props: GovernedComponentProps, description: ComponentDescription): Construct {
  const problems = [
    ...description.problems ?? [],
    ...responsibilityProblems(description.responsibilities),
    ...optOutProblems(props.withoutAlarms, description.alarms),
    ...compositionProblems(scope, name, props.environment, description.dataClassification),
  ];
  const path = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
  if (problems.length > 0) throw PavedRoadError.about(path, problems);
  GovernanceHost.ensure(scope);
  return scope;
}

/** What two environments are called; with their applications where several take part in one. */
function namesApart(...environments: readonly IAppEnvironment[]): string[] {
  const names = new Set(environments.map(({ identity }) => identity.environmentName));
  return environments.map(({ identity: { environmentName, application } }) => `'${environmentName}'${names.size === 1 ? ` of '${application}'` : ''}`);
}

function compositionProblems(
  scope: Construct, name: string, environment: IAppEnvironment | undefined, data: DataClassification | undefined,
): Problem[] {
  if (!environment) {
    return [{ code: ErrorCode.MISSING_VALUE, message: "'environment' must be given, got undefined; create an AppEnvironment and hand it over" }];
  }
  const stack = topStackOf(scope);
  const problems = [...placementProblems(scope, environment), ...ownStackNameProblems(stack, environment)];
  const resident = environmentOf(stack);
  if (resident && resident !== environment) {
    const [got, living] = namesApart(environment, resident);
    const message = `'environment' must be that of the other components in the stack, got ${got} where ${living} lives; use one stack for each environment and each application`;
    problems.push({ code: ErrorCode.TWO_ENVIRONMENTS_IN_STACK, message });
  }
  const namesake = componentNames(environment).get(name);
  if (namesake !== undefined) {
    const message = `'componentName' must be unique in '${environment.identity.environmentName}', got '${name}', which is ${namesake}; give one of them a name of its own`;
    problems.push({ code: ErrorCode.DUPLICATE_COMPONENT, message });
  }
  if (data && !environment.tier.holds(data)) {
    const message = `'dataClassification' must be at most '${environment.tier.mostSensitiveData}' in a ${environment.tier} environment, got '${data}'; use a tier that may hold it, such as staging, or data that is made up`;
    problems.push({ code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message });
  }
  return problems;
}
