import { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { IConstruct } from 'constructs';
import { collect } from './collection/collect';
import { reportAlone } from './collection/report-alone';
import { RULE_PACK } from './rule/pack-kind';
import { Rule } from './rule/rule';
import { RenderedApp } from './template/rendered-app';
import { ErrorCode, PavedRoadError, Problem } from '../core/errors';

/** What a pack consists of. */
export interface RulePackProps {
  /** The name of the pack, such as `Acme`. Reports and policies know it by this name. */
  readonly name: string;

  /** The version of the selection, a semantic version. Records say which version judged. */
  readonly version: string;

  /** The rules. Refuses two with one id with `InvalidRule`. */
  readonly rules: Rule[];
}

/**
 * A named, versioned selection of rules that judge rendered templates.
 *
 * It is a cdk-nag `NagPack`, so it works in any CDK app without the rest of this library:
 * `Validations.of(app).addPlugins(new MyPack())`. There every violation of severity ERROR fails the synthesis, and what is
 * unknown is left out.
 * Hosted by `Governance` it takes part in policy, exceptions and the record.
 */
export abstract class RulePack extends NagPack {
  /**
   * A pack that is nothing more than its rules, without a class of its own. The way to make one in Go, where a struct takes the place of a class only
   * if it overrides something. Refuses what the constructor refuses, with `InvalidRule`.
   *
   * @param props what the pack consists of
   */
  public static of(props: RulePackProps): RulePack {
    return new RulesAlone(props);
  }

  /** The name of the pack. */
  public readonly name: string;

  /** The version of the pack. */
  public readonly version?: string;

  /** The rules of the pack. */
  public readonly rules: Rule[];

  /** The ids of the rules. */
  public readonly ruleIds?: string[];

  /** @param props what the pack consists of */
  protected constructor(props: RulePackProps) {
    super();
    const problems = packProblems(props);
    if (problems.length > 0) throw PavedRoadError.about(`pack ${props.name}`, problems);
    this.name = props.name;
    this.packName = props.name;
    this.version = props.version;
    this.rules = [...props.rules];
    this.ruleIds = this.rules.map((rule) => rule.meta.id);
    Object.defineProperty(this, RULE_PACK, { value: true });
  }

  /**
   * Judges the templates of an app on its own, without `Governance`. Called by the CDK.
   *
   * @param context what the CDK gives a validation plugin
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = new Set(context.stackTemplates.map(({ stackConstructPath }) => stackConstructPath));
    return this.report(context.appConstruct, templates);
  }

  /**
   * Judges the templates of an app that was synthesized already.
   *
   * @param scope any construct of the app
   */
  public validateScope(scope: IConstruct): PolicyValidationPluginReport {
    return this.report(scope.node.root);
  }

  /**
   * Does nothing: rules of this pack see rendered templates, not constructs.
   *
   * @param _node not used
   */
  protected checkResource(_node: CfnResource): void {}

  private report(root: IConstruct, stacks?: ReadonlySet<string>): PolicyValidationPluginReport {
    return reportAlone(collect(RenderedApp.read(root), [this]), stacks);
  }
}

/** What `RulePack.of` makes. */
class RulesAlone extends RulePack {}

function packProblems({ name, version, rules }: RulePackProps): Problem[] {
  const problems: Problem[] = [];
  const invalid = (message: string) => problems.push({ code: ErrorCode.INVALID_RULE, message });
  if (!name?.trim()) invalid(`'name' must be given, got ${JSON.stringify(name)}`);
  if (!/^\d+\.\d+\.\d+/.test(version ?? '')) invalid(`'version' must be a semantic version such as 1.0.0, got ${JSON.stringify(version)}`);
  const ids = (rules ?? []).map((rule) => rule.meta.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (ids.length === 0) invalid("'rules' must have at least one rule, got none");
  if (twice.length > 0) invalid(`'rules' must have each id once, got ${[...new Set(twice)].join(', ')} more than once`);
  return problems;
}
