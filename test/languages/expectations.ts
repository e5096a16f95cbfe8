import { isDeepStrictEqual } from 'util';
import { Assembly } from './assembly';
import { Language, Program, Run } from './language';
import { recordWithoutPositions } from './record-without-positions';
import { Disposition } from '../../src/policy/finding';
import { Severity } from '../../src/policy/severity';
import { State } from '../../src/policy/verdict';

/** A program that ran, with what it left, and what is expected of it. */
interface Witness {
  readonly run: Run;
  readonly left: Assembly;
  /** What TypeScript makes of the orders application. */
  readonly reference: Assembly;
  readonly language: Language;
}

/** What is wrong with a program that ran, as sentences; nothing when it did what it is there for. */
export function problemsOf(program: Program, witness: Witness): string[] {
  return [...EXPECTATIONS[program](witness), ...leaks(witness)];
}

const EXPECTATIONS: Readonly<Record<Program, (witness: Witness) => string[]>> = {
  [Program.ORDERS]: ordersProblems,
  [Program.CUSTOM_PACK]: customPackProblems,
  [Program.EXTENDED_COMPONENT]: extendedComponentProblems,
  [Program.WRONG_PROP]: wrongPropProblems,
};

/** The record and the templates are those of TypeScript. */
function ordersProblems({ run, left, reference }: Witness): string[] {
  if (run.status !== 0) return [`it ended with ${run.status}`];
  const [got, expected] = [left, reference].map(({ record }) => recordWithoutPositions(record).split('\n'));
  const different = expected.findIndex((line, index) => line !== got[index]);
  const names = [...new Set([...left.templates.keys(), ...reference.templates.keys()])];
  return [
    ...different < 0 && got.length === expected.length ? []
      : [`the record differs in line ${different + 1} without positions: '${got[different]?.trim()}' instead of '${expected[different]?.trim()}'`],
    ...names.filter((name) => !isDeepStrictEqual(left.templates.get(name), reference.templates.get(name))).map((name) => `${name} differs`),
  ];
}

/** A rule of the organisation, in a pack with a version, blocks; record and terminal say so. */
function customPackProblems({ run, left }: Witness): string[] {
  if (run.status === 0) return ['it ended with 0 although a rule is violated'];
  const { findings, packs } = left.recorded;
  const found = findings.filter(({ rule, disposition }) => rule.startsWith('ACME-') && disposition === Disposition.BLOCKING);
  if (found.length === 0) return ['no finding of a rule ACME-... blocks'];
  return found.flatMap(({ rule, severity, message, packs: [pack] }) => [
    ...severity === Severity.ERROR ? [] : [`${rule} is ${severity}`],
    ...packs.some(({ name, version }) => name === pack && version === '2.1.0') ? [] : [`the record has no pack '${pack}' 2.1.0`],
    ...[rule, message].filter((text) => !run.output.includes(text)).map((text) => `the terminal does not say '${text}'`),
  ]);
}

/** A component that the organisation extended is compliant and stands in the record. */
function extendedComponentProblems({ run, left }: Witness): string[] {
  if (run.status !== 0) return [`it ended with ${run.status}`];
  const { components, gate } = left.recorded;
  const broken = components.flatMap(({ path, promises }) =>
    promises.filter(({ state }) => state === State.NON_COMPLIANT).map(({ rule }) => `${path} does not keep ${rule}`));
  return [
    ...gate === 'passed' ? [] : [`the gate is '${gate}'`],
    ...components.some(({ promises }) => promises.length > 0) ? [] : ['the record has no component with promises'],
    ...broken,
  ];
}

/** What is refused is said in words of the user. */
function wrongPropProblems({ run, language }: Witness): string[] {
  const unsaid = language.refusals.filter((text) => !run.output.includes(text)).map((text) => `the terminal does not say '${text}'`);
  return run.status === 0 ? ['it ended with 0 although a value is refused', ...unsaid] : unsaid;
}

/** No record has paths of the machine in it. */
function leaks({ left }: Witness): string[] {
  const path = /"(?:\/(?:tmp|home|root|usr|private|work)\/|[A-Z]:\\\\)[^"]*|"[^"]*(?:\.\.\/|jsii-kernel|node_modules)[^"]*:\d+"/.exec(left.record)?.[0];
  return path === undefined ? [] : [`the record has a path of the machine: ${path}`];
}
