import { App, AppProps, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { PavedRoadChecks } from '../../src/packs';
import { collect, Collection } from '../../src/policy/collection/collect';
import { Evaluation } from '../../src/policy/collection/evaluation';
import { State } from '../../src/policy/rule/verdict';
import { RenderedApp } from '../../src/policy/template/rendered-app';

const GRAVITY = [State.NON_COMPLIANT, State.UNKNOWN, State.COMPLIANT];

/** What our own pack and two of cdk-nag's say about an app. */
export class Verdicts {
  /** Composes an app with one stack, `Shop`, and judges it. */
  public static on(compose: (stack: Stack, app: App) => void, props: AppProps = {}): Verdicts {
    const app = new App({ analyticsReporting: false, ...props });
    compose(new Stack(app, 'Shop'), app);
    return Verdicts.of(app);
  }

  /** Synthesizes an app and judges it. */
  public static of(app: App): Verdicts {
    app.synth();
    return new Verdicts(collect(RenderedApp.read(app), [new PavedRoadChecks(), new AwsSolutionsChecks(), new NIST80053R5Checks()]));
  }

  private constructor(public readonly collection: Collection) {}

  /** The worst that a rule says about the resource at a path; nothing where it has nothing to say. */
  public state(rule: string, path: string): State | undefined {
    const states = this.about(rule, path).map(({ state }) => state);
    return GRAVITY.find((state) => states.includes(state));
  }

  /** Everything that a rule says about the resource at a path. */
  public about(rule: string, path: string): Evaluation[] {
    return this.collection.evaluations.filter((evaluation) => evaluation.rule.id === rule && evaluation.resource.view.place.path === path);
  }

  /** The kinds of gaps, each with the path of the resource that it is about. */
  public gaps(): string[] {
    return this.collection.gaps.map(({ kind, resource }) => `${kind} ${resource?.view.place.path ?? ''}`.trim());
  }
}
