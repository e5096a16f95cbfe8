import { App } from 'aws-cdk-lib';
import { Census } from './census';
import { Charter } from './charter';
import { Statutes } from './statutes';
import { RenderedApp } from '../policy/rendered-app';

/** An app that is judged: its templates, what holds in it, and who lives there. */
export class Case {
  /** The app with its templates. */
  public readonly rendered: RenderedApp;

  /** What holds, as files and code have it. */
  public readonly statutes: Statutes;

  /** Who lives there. */
  public readonly census: Census;

  /**
   * @param charter what was asked of its governance
   * @param app the app, rendered
   */
  constructor(public readonly charter: Charter, public readonly app: App) {
    this.rendered = RenderedApp.read(app);
    this.statutes = new Statutes(charter, app);
    this.census = new Census(app, this.rendered, this.statutes.regime);
  }
}
