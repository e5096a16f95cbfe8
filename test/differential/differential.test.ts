import { rmSync } from 'fs';
import { App } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { decided, decisions, definitionsOf, Plan, PlannedPart, plans, synthesized, templatesOf } from './apps';
import { Explanation, explanationsFor } from './explanations';
import { differences, inLines, isNews, newsOfEither, saidHosted, saidPlainly } from './verdicts';

/** `DIFFERENTIAL_RUNS` asks about more apps than a suite has time for; what is found then is made smaller before it is shown. */
const parameters = <T>(share: number): fc.Parameters<[T]> => {
  const { DIFFERENTIAL_RUNS: runs } = process.env;
  return { seed: 4711, numRuns: Math.max(1, Math.round(Number(runs ?? 12) * share)), endOnFailure: runs === undefined };
};

/** Every run leaves templates behind otherwise. */
const using = (apps: App[], look: () => void): void => {
  try {
    look();
  } finally {
    apps.forEach((app) => rmSync(app.outdir, { recursive: true }));
  }
};

const unexplained = (app: App): string[] => {
  const explanations = explanationsFor(app);
  const found = differences(saidHosted(app).verdicts, saidPlainly(app).verdicts);
  return inLines(found.filter((difference) => explanations.explain(difference) === undefined));
};

const explanationsOf = (plan: Plan): (Explanation | undefined)[] => {
  const app = synthesized(plan, definitionsOf(synthesized(plan)));
  const explanations = explanationsFor(app);
  return [...new Set(differences(saidHosted(app).verdicts, saidPlainly(app).verdicts).map((difference) => explanations.explain(difference)))];
};

describe('a hosted pack of cdk-nag', () => {
  test('says exactly what it says alone about apps that are what they look like', () => {
    fc.assert(fc.property(plans({}), (plan) => {
      const app = synthesized(plan);
      using([app], () => {
        const [hosted, plain] = [saidHosted(app), saidPlainly(app)];
        expect(inLines(differences(hosted.verdicts, plain.verdicts))).toEqual([]);
        expect(hosted.counts).toEqual(plain.counts);
      });
    }), parameters(1));
  });

  test('says about apps with overrides and generic resources what it says alone about apps that render the same without', () => {
    fc.assert(fc.property(plans({ bent: true }), (plan) => {
      const straight = synthesized(plan);
      const bent = synthesized(plan, definitionsOf(straight));
      using([straight, bent], () => {
        expect(templatesOf(bent)).toEqual(templatesOf(straight));
        const [hosted, plain] = [saidHosted(bent), saidPlainly(straight)];
        expect(inLines(differences(hosted.verdicts, plain.verdicts))).toEqual([]);
        expect(hosted.counts).toEqual(plain.counts);
      });
    }), parameters(1));
  });

  test('says something else than alone only where something explains it', () => {
    fc.assert(fc.property(plans({ bent: true, odd: true, linked: true }), (plan) => {
      const straight = synthesized(plan);
      const bent = synthesized(plan, definitionsOf(straight));
      using([straight, bent], () => {
        expect(unexplained(straight)).toEqual([]);
        expect(unexplained(bent)).toEqual([]);
      });
    }), parameters(0.5));
  });

  test('says about a resource that a condition decides on what it says alone about either', () => {
    fc.assert(fc.property(decisions, (decision) => {
      const { sides, both } = decided(decision);
      using([...sides, both], () => {
        const [one, other] = sides.map((side) => saidPlainly(side).verdicts);
        const news = saidHosted(both).verdicts.filter(({ state }) => isNews(state));
        expect(inLines(differences(news, newsOfEither(one, other)))).toEqual([]);
      });
    }), parameters(2));
  });

  test.each<[Explanation, Partial<PlannedPart>]>([
    ['override', { part: 'Bucket', chosen: ['versioned'], written: 'as another, overridden to be this' }],
    ['generic resource', { part: 'Bucket', written: 'as a generic resource' }],
    ['generic resource', { part: 'Emptied' }],
    ['template without construct', { part: 'Written' }],
    ['construct without template', { part: 'Unrendered' }],
    ['Fn::If branch', { part: 'Decided', chosen: ['versioned'] }],
    ['looked inside an intrinsic', { part: 'Opaque' }],
  ])('says something else because of this: %s, %j', (explanation, part) => {
    const plan = { inStage: false, stacks: [{ nested: false, links: [], parts: [{ part: '', chosen: [], before: [], written: 'plainly' as const, ...part }] }] };
    expect(explanationsOf(plan)).toContain(explanation);
  });

  test('says something else because of a reference to another stack', () => {
    const stack = { nested: false, links: [], parts: [] };
    expect(explanationsOf({ inStage: false, stacks: [stack, { ...stack, links: ['guards'] }] })).toContain('cross-stack reference');
  });
});
