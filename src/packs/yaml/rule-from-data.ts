import { evaluate, Outcome } from './condition';
import { RuleDefinition } from './rule-file';
import { Rule } from '../../policy/rule/rule';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';

/** A rule whose check is data. */
export class RuleFromData extends Rule {
  constructor(private readonly definition: RuleDefinition) {
    const { when, check, message, ...meta } = definition;
    super(meta);
  }

  public judge(resource: ResourceView): Verdict {
    const { when, check, message } = this.definition;
    const valueOf = (name: string) => this.parameter(resource, name);
    const applies: Outcome = when ? evaluate(when, resource, valueOf) : { answer: true };
    if (applies.answer === false) return Verdict.NOT_APPLICABLE;

    const { answer, property } = evaluate(check, resource, valueOf);
    if (answer === true) return Verdict.COMPLIANT;
    if (applies.answer === undefined) return unknown(applies.property);
    return answer === false ? Verdict.nonCompliant(message, property) : unknown(property);
  }
}

/** Whoever refers to a resource is always known, so something that is not known has a property. */
function unknown(property: string | undefined): Verdict {
  return Verdict.unknown(property!);
}
