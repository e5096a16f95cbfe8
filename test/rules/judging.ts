import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { RenderedApp } from '../../src/policy/rendered-app';
import { ResourceView } from '../../src/policy/resource-view';
import { Rule } from '../../src/policy/rule';
import { State, Verdict } from '../../src/policy/verdict';

/** A resource as it stands in a template. */
export interface Definition {
  readonly Type: string;
  readonly Properties?: unknown;
}

/** One resource, or several with their logical ids and the one to be judged first. */
export type Case = Definition | Record<string, Definition>;

/** What a rule should say about which cases. */
export interface Expectations {
  readonly compliant?: Record<string, Case>;
  readonly nonCompliant?: Record<string, Case>;
  readonly unknown?: Record<string, Case>;
  readonly notApplicable?: Record<string, Case>;
}

/** Writes resources of one type. */
export function resource(type: string): (properties: Record<string, unknown>) => Definition {
  return (properties) => ({ Type: type, Properties: properties });
}

/** A bucket, to which most rules have nothing to say. */
export const bucket = resource('AWS::S3::Bucket');

/** Expects a rule to say what the four lists say. A new case is a new line. */
export function judging(rule: Rule, expected: Expectations): void {
  const lists: [State, Record<string, Case>][] = [
    [State.COMPLIANT, expected.compliant ?? {}],
    [State.NON_COMPLIANT, expected.nonCompliant ?? {}],
    [State.UNKNOWN, expected.unknown ?? {}],
    [State.NOT_APPLICABLE, expected.notApplicable ?? {}],
  ];
  describe(rule.meta.id, () => {
    for (const [state, cases] of lists) {
      for (const [name, given] of Object.entries(cases)) {
        test(`${name}: ${state}`, () => expectState(verdictOn(rule, given), state));
      }
    }
  });
}

/** What a rule says about the first resource of a case. */
export function verdictOn(rule: Rule, given: Case): Verdict {
  return verdictsOn(rule, isDefinition(given) ? { Judged: given } : given)[0];
}

/** What a rule says about each of some resources. */
export function verdictsOn(rule: Rule, resources: Record<string, Definition>): Verdict[] {
  return rendered(resources).map((view) => rule.meta.types.includes(view.type) ? rule.judge(view) : Verdict.NOT_APPLICABLE);
}

function expectState(verdict: Verdict, state: State): void {
  expect(verdict).toMatchObject({ state });
  if (state === State.NON_COMPLIANT) expect(verdict.message).toMatch(/\w+ \w+/);
  if (state === State.UNKNOWN) expect(verdict.property).toMatch(/\w+/);
}

/** Writes the resources as a template of a real app, which is read as any other. */
function rendered(resources: Record<string, Definition>): ResourceView[] {
  const { app, file } = scratch ??= scratchApp();
  writeFileSync(file, JSON.stringify({ Resources: resources }));
  return RenderedApp.read(app).resources.map(({ view }) => view);
}

let scratch: ReturnType<typeof scratchApp> | undefined;

function scratchApp() {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  app.synth();
  return { app, file: join(app.outdir, stack.templateFile) };
}

afterAll(() => {
  if (scratch) rmSync(scratch.app.outdir, { recursive: true, force: true });
  scratch = undefined;
});

function isDefinition(given: Case): given is Definition {
  return typeof given.Type === 'string';
}
