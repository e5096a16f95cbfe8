import { Aspects, IAspect } from 'aws-cdk-lib';
import { Clock } from './clock';

/** The steps of governance: a name, the module in the package, and the function in it (or `Class.method`, `Class.prototype.method`). */
const STEPS = [
  ['governance', 'governance/judgement/judge', 'judge'],
  ['read templates', 'policy/template/rendered-app', 'RenderedApp.read'],
  ['follow references', 'policy/template/references/reference-graph', 'ReferenceGraph.of'],
  ['collect', 'policy/collection/collect', 'collect'],
  ['own rules', 'policy/collection/rule-evaluator', 'RuleEvaluator.prototype.judgeAll'],
  ["rules of cdk-nag's packs", 'policy/collection/nag/nag-evaluator', 'NagEvaluator.prototype.judgeAll'],
  ['choose rules', 'policy/collection/nag/registrations', 'Registrations.prototype.for'],
  ['stand-ins', 'policy/collection/nag/overlay', 'Overlay.prototype.standInsFor'],
  ['decide', 'policy/decision/decide', 'decide'],
  ['record', 'evidence/record/whole-record', 'recordOf'],
  ['write', 'evidence/files/record-file', 'writeRecord'],
] as const;

type Anything = (...args: unknown[]) => unknown;

/**
 * Sums up what each step takes, without the steps inside it. A step that the package does not have is left out, so that
 * an older or newer engine can be measured with the same program.
 */
export function watchSteps(): Record<string, number> {
  const spent: Record<string, number> = {};
  const inside = [0];
  const watch = (name: string, work: Anything): Anything => function (this: unknown, ...args: unknown[]) {
    const clock = new Clock();
    inside.push(0);
    try {
      return work.apply(this, args);
    } finally {
      const all = clock.seconds();
      spent[name] = (spent[name] ?? 0) + all - inside.pop()!;
      inside[inside.length - 1] += all;
    }
  };
  for (const [name, module, path] of STEPS) wrap(module, path, (work) => watch(name, work));
  const add = Aspects.prototype.add;
  Aspects.prototype.add = function (aspect: IAspect, ...rest) {
    if (aspect.constructor.name === 'Tagger') aspect.visit = watch('tags', aspect.visit as Anything);
    add.call(this, aspect, ...rest);
  };
  return spent;
}

function wrap(module: string, path: string, around: (work: Anything) => Anything): void {
  const names = path.split('.');
  const last = names.pop()!;
  let owner: Record<string, unknown>;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- by path: the steps are nobody's business outside
    owner = names.reduce((object, name) => object[name] as typeof object, require(`./node_modules/cdk-paved-road/lib/${module}`));
  } catch {
    return;
  }
  if (typeof owner?.[last] === 'function') owner[last] = around(owner[last] as Anything);
}
