import { existsSync } from 'fs';
import { isAbsolute, join } from 'path';
import { isDeepStrictEqual } from 'util';
import { Assembly } from './assembly';
import { Language, Program, Run } from './language';
import { recordWithoutPositions } from './record-without-positions';
import { Disposition } from '../../src/policy/decision/finding';
import { Severity } from '../../src/policy/rule/severity';
import { State } from '../../src/policy/rule/verdict';

/** A program that ran, with what it left, and what is expected of it. */
interface Witness {
  readonly run: Run;
  readonly left: Assembly;
  /** What TypeScript makes of the orders application. */
  readonly reference: Assembly;
  readonly language: Language;
  /** The folder that it ran in. */
  readonly project: string;
}

/** What is wrong with a program that ran, as sentences; nothing when it did what it is there for. */
export function problemsOf(program: Program, witness: Witness): string[] {
  if (!witness.left.hasRecord) return program === Program.WRONG_PROP ? EXPECTATIONS[program](witness) : [`it ended with ${witness.run.status} and left no record`];
  return [...EXPECTATIONS[program](witness), ...misplaced(witness)];
}

const EXPECTATIONS: Readonly<Record<Program, (witness: Witness) => string[]>> = {
  [Program.FIRST]: firstProblems,
  [Program.ORDERS]: ordersProblems,
  [Program.CUSTOM_PACK]: customPackProblems,
  [Program.EXTENDED_COMPONENT]: extendedComponentProblems,
  [Program.WRONG_PROP]: wrongPropProblems,
};

/** What a reader of README.md meets first passes, with the one component that it has. */
function firstProblems({ run, left }: Witness): string[] {
  if (run.status !== 0) return [`it ended with ${run.status}`];
  const { gate, components } = left.recorded;
  return gate === 'passed' && components.length === 1 ? [] : [`the gate is '${gate}' with ${components.length} components`];
}

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
  const isVersioned = found.some(({ packs: [pack] }) => packs.some(({ name, version }) => name === pack && version === '2.1.0'));
  return [
    ...isVersioned ? [] : ['the record names no pack of version 2.1.0 that found it'],
    ...found.filter(({ severity }) => severity !== Severity.ERROR).map(({ rule, severity }) => `${rule} is ${severity}`),
    ...found.flatMap(({ rule, message }) => unsaid(run, [rule, message])),
  ];
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
  return [...run.status === 0 ? ['it ended with 0 although a value is refused'] : [], ...unsaid(run, language.refusals)];
}

function unsaid({ output }: Run, texts: readonly string[]): string[] {
  return texts.filter((text) => !output.includes(text)).map((text) => `the terminal does not say '${text}'`);
}

/** A position in the record is a file of the project, neither one of the machine nor one of the kernel of jsii. */
function misplaced({ left, project }: Witness): string[] {
  const { findings, components, environments } = left.recorded;
  const files = new Set([...findings, ...components, ...environments].flatMap(({ source }) => source?.replace(/:\d+$/, '') ?? []));
  return [...files].filter((file) => isAbsolute(file) || file.startsWith('..') || !existsSync(join(project, file)))
    .map((file) => `the record says that '${file}' is a source of the project`);
}
