import { readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { AwsSolutionsChecks, IApplyRule, NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { fragmentOf, Plan, synthesized } from './apps';
import { Shared } from './parts';
import { NAG_PACKS } from './verdicts';
import { Governance, policy } from '../../src';
import { collect } from '../../src/policy/collection/collect';
import { RenderedApp } from '../../src/policy/template/rendered-app';
import { newApp } from '../governance/apps';

const PLAN: Plan = {
  inStage: true,
  stacks: [false, true].map((nested, number) => ({
    nested,
    links: number === 0 ? [] : ['buries', 'guards'],
    parts: ['L2Bucket', 'Guarded', 'Emptied', 'Decided', 'Written', 'Permissions'].map((part) => ({ part, chosen: [], written: 'plainly', before: [] })),
  })),
};

/** Everything of an app that somebody who looks at it could change. */
function traitsOf(app: App): unknown {
  const constructs = app.node.findAll();
  return {
    constructs: constructs.map((construct) => ({
      path: construct.node.path,
      own: Reflect.ownKeys(construct).map(String),
      ownOfNode: Reflect.ownKeys(construct.node).map(String),
      metadata: construct.node.metadata.map(({ type, data }) => ({ type, data })),
      rendered: CfnResource.isCfnResource(construct) ? fragmentOf(construct) : undefined,
    })),
    stacks: constructs.filter((construct): construct is Stack => Stack.isStack(construct)).map((stack) => ({
      resolve: stack.resolve === Stack.prototype.resolve,
      findAll: stack.node.findAll === app.node.findAll,
      found: stack.node.findAll().map(({ node }) => node.path),
      template: readFileSync(join(Stage.of(stack)!.outdir, stack.templateFile), 'utf8'),
    })),
  };
}

class Asking extends NagPack {
  public readonly name = 'Asking';

  constructor(private readonly rule: IApplyRule['rule'], private readonly before: () => void = () => undefined) {
    super();
    this.packName = 'Asking';
  }

  protected checkResource(node: CfnResource): void {
    this.before();
    this.applyRule({ ruleSuffixOverride: 'Rule', info: 'some', explanation: 'some', level: NagMessageLevel.ERROR, rule: this.rule, node });
  }
}

const fail = (message: string): never => {
  throw new Error(message);
};

/** Looks where rules look. */
const look = (node: CfnResource): NagRuleCompliance => {
  const stack = Stack.of(node);
  stack.node.findAll().forEach((neighbour) => CfnResource.isCfnResource(neighbour) && stack.resolve(neighbour.ref));
  return NagRuleCompliance.COMPLIANT;
};

const endsAt = (number: number) => {
  let asked = 0;
  return () => {
    if ((asked += 1) === number) fail('it had enough');
  };
};

describe('judging', () => {
  test.each<[string, () => NagPack[]]>([
    ['the packs of cdk-nag', () => NAG_PACKS.map((Pack) => new Pack())],
    ['a pack that looks everywhere', () => [new Asking(look)]],
    ['a pack whose rule throws', () => [new Asking((node) => [String(look(node)), fail('it had enough')])]],
    ['a pack that throws at the first resource', () => [new Asking(look, endsAt(1)), new AwsSolutionsChecks()]],
    ['a pack that throws in the middle', () => [new Asking(look, endsAt(9)), new AwsSolutionsChecks()]],
    ['a pack that throws in the middle, alone', () => [new Asking(look, endsAt(9))]],
  ])('leaves an app as it was: %s', (_, packs) => {
    const app = synthesized(PLAN);
    const before = traitsOf(app);
    const { packs: runs } = collect(RenderedApp.read(app), packs());
    expect(runs.length).toBeGreaterThan(0);
    expect(traitsOf(app)).toEqual(before);
  });

  test('twice comes to the same', () => {
    const app = synthesized(PLAN);
    const judged = () => {
      const { evaluations, packs, gaps } = collect(RenderedApp.read(app), NAG_PACKS.map((Pack) => new Pack()));
      const said = evaluations.map(({ rule: { id }, pack, resource: { view: { place } }, state, detail, property, message }) =>
        ({ id, pack, place, state, detail, property, message }));
      return JSON.stringify({ said, packs, gaps: gaps.map(({ kind, message }) => [kind, message]) });
    };
    const first = judged();
    expect(judged()).toBe(first);
    expect(first).toContain('non-compliant');
  });

  test('twice writes the same record', () => {
    const app = newApp();
    Governance.apply(app, { packs: NAG_PACKS.map((Pack) => new Pack()), mode: policy.GovernanceMode.OBSERVE });
    new Shared(new Stack(app, 'Shop'), 'Shared');
    const record = () => {
      app.synth({ force: true });
      return readFileSync(join(app.outdir, 'governance', 'record.json'), 'utf8');
    };
    const first = record();
    expect(record()).toBe(first);
    expect(first).toContain('AwsSolutions-S1');
  });
});
