import { App } from 'aws-cdk-lib';
import { Census } from '../census';
import { CensusEntries } from './census-entries';
import { RenderedApp } from '../../policy/template/rendered-app';
import { Trust } from '../appeals/trust';
import { Charter } from '../regime/charter';
import { Statutes } from '../regime/statutes';

/** An app that is judged: its templates, what holds in it, and who lives there. */
export class Case {
  /** The app with its templates. */
  public readonly rendered: RenderedApp;

  /** What holds, as files and code have it. */
  public readonly statutes: Statutes;

  /** Who lives there. */
  public readonly census: Census;

  /** What the record says about them. */
  public readonly entries: CensusEntries;

  /**
   * @param charter what was asked of its governance
   * @param app the app, rendered
   */
  constructor(public readonly charter: Charter, public readonly app: App) {
    this.rendered = RenderedApp.read(app);
    this.statutes = new Statutes(charter, app);
    const trust = new Trust(this.statutes.regime);
    this.census = new Census(app, this.rendered, this.statutes.regime, trust);
    this.entries = new CensusEntries(this.census, this.rendered, trust);
  }
}
