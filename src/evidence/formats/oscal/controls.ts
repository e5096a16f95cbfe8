import { controlToken, filled, markup, plain, propertiesOf } from './texts';
import { append } from '../../../private/append';
import { RuleEntry } from '../../record/record';

/** A control of a framework, with the rules that stand for it. */
export interface Control {
  /** The framework, such as `NIST.800-53.R5`. */
  readonly framework: string;
  /** The control as the framework has it, such as `AC-2(1)`. */
  readonly id: string;
  /** The control as OSCAL can say it, such as `ac-2.1`. */
  readonly token: string;
  /** The rules. */
  readonly rules: readonly RuleEntry[];
}

/** The controls that rules stand for, in order. */
export function controlsIn(rules: readonly RuleEntry[]): Control[] {
  const byName = new Map<string, RuleEntry[]>();
  for (const rule of rules) rule.controls.forEach((control) => append(byName, control, rule));
  return [...byName].sort(([a], [b]) => a < b ? -1 : 1).map(([name, standing]): Control => {
    const [framework, ...rest] = name.split('/');
    const id = rest.join('/');
    return { framework, id, token: controlToken(framework, id), rules: standing };
  });
}

/** Which controls were looked at, framework by framework. OSCAL wants a selection also where there are none. */
export function reviewedControls(controls: readonly Control[]): object {
  const byFramework = new Map<string, Control[]>();
  for (const control of controls) append(byFramework, control.framework, control);
  const selections = [...byFramework].map(([framework, members]) => ({
    'description': markup(framework),
    'props': propertiesOf({ framework }),
    'include-controls': filled([...new Set(members.map(({ token }) => token))].map((token) => ({ 'control-id': token }))),
  }));
  const none = { 'description': 'No rule that had something to say stands for a control.', 'include-controls': [{ 'control-id': 'none' }] };
  return { 'control-selections': filled(selections) ?? [none] };
}

/** The name of a control, as people know it. */
export function nameOf({ framework, id }: Control): string {
  return plain(`${framework} ${id}`);
}
