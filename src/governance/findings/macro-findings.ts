import { Words } from './words';
import { Evaluation } from '../../policy/collection/evaluation';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { append } from '../../private/append';

/**
 * One finding for each macro of each template: what was judged compliant is unknown, since the macro changes the template once
 * more. A violation stays one, so that nobody gets rid of it by adding a macro.
 */
export function macroWords(evaluations: readonly Evaluation[]): Words[] {
  const byMacro = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    if (evaluation.macro !== undefined) append(byMacro, `${evaluation.macro}|${evaluation.resource.stack.template}`, evaluation);
  }
  return [...byMacro.values()].map((hit) => {
    const { macro, resource: { stack: { path, template } } } = hit[0];
    const resources = new Set(hit.map(({ resource }) => resource)).size;
    return {
      rule: 'PR-GOVERNANCE-MACRO',
      packs: [...new Set(hit.map(({ pack }) => pack))].sort(),
      resource: { path, stack: path, template, logicalId: '', type: 'AWS::CloudFormation::Stack' },
      state: State.UNKNOWN,
      severity: Severity.WARNING,
      message: `the macro ${macro} may change ${resources} resources of ${path} after they were judged, so ${hit.length} compliant verdicts are unknown`,
      statement: 'what is judged is what is deployed',
      why: 'CloudFormation runs macros when it deploys, and nobody sees at synthesis what comes out',
      fix: 'write the resources themselves instead of the macro, or judge what the macro makes with a CloudFormation Hook',
    };
  });
}
