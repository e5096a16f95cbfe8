import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnElement, PolicyViolation, Stack, Stage } from 'aws-cdk-lib';
import { Contradiction } from './contradictions';

/** A violation that one of the corpora reports. */
export interface Objection { readonly rule: string; readonly path: string }

/** Whether a contradiction explains an objection. */
export const allows = ({ rule, paths }: Contradiction, objection: Objection) => objection.rule === rule && paths.test(objection.path);

/** What a corpus objects to, by construct path. */
export const objectionsIn = (violations: readonly PolicyViolation[], pathOf: (logicalId: string) => string): Objection[] =>
  violations.flatMap(({ ruleName, violatingResources }) => violatingResources
    .map(({ constructPath, resourceLogicalId }) => ({ rule: ruleName, path: constructPath ?? pathOf(resourceLogicalId!) })));

const stacksOf = (scope: App): Stack[] => scope.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));

/** The construct paths of all that templates contain. */
export function pathsByLogicalId(scope: App): Map<string, string> {
  return new Map(stacksOf(scope).flatMap((stack) => stack.node.findAll()
    .filter((construct) => CfnElement.isCfnElement(construct) && construct.stack === stack)
    .map((construct) => [stack.resolve((construct as CfnElement).logicalId), construct.node.path] as const)));
}

/**
 * Templates as cfn-guard takes them. It does not know `Fn::GetStackOutput`, by which stacks refer to each other, and gives up on lists that are
 * parameters; when deployed, both are texts.
 */
export function asDeployed(scope: App): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'corpora'));
  return stacksOf(scope).map((stack) => {
    const text = readFileSync(join(Stage.of(stack)!.outdir, stack.templateFile), 'utf8');
    const parameters: Record<string, { Default?: string }> = JSON.parse(text).Parameters ?? {};
    const template = JSON.parse(text, (_, value) => {
      const choice = value?.['Fn::Select'];
      if (Array.isArray(choice) && typeof choice[1] === 'string') return `${choice[1]}-${choice[0]}`;
      return parameters[value?.Ref]?.Default ?? value?.['Fn::GetStackOutput']?.OutputName ?? value;
    });
    const file = join(folder, stack.templateFile);
    writeFileSync(file, JSON.stringify(template));
    return file;
  });
}
