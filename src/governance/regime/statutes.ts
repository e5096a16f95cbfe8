import { App } from 'aws-cdk-lib';
import { baselineOf } from './baseline-source';
import { Charter } from './charter';
import { policyOf } from './policy-source';
import { Regime } from './regime';
import { Statute, unreadable } from './unreadable';
import { comparedRegisterOf } from './waiver-source';
import { instantOf } from '../../core/instant';
import { GovernancePolicy } from '../../policy/decision/layers';
import { reasonOf } from '../../private/reason';
import { Baseline } from '../../waivers';
import { ComparedRegister } from '../../waivers/base/compared-register';
import { Words } from '../findings/words';

/** What grants nothing. */
const NO_REGISTER: ComparedRegister = { waivers: [], pending: new Map(), bases: [] };

/** What holds in an app, as files and code have it: the policy, the register of waivers and the baseline. */
export class Statutes {
  /** What the layers of policy say where, at the instant of the synthesis. */
  public readonly regime: Regime;

  /** The waivers that count, and those that wait. */
  public readonly register: ComparedRegister;

  /** What was there before. */
  public readonly baseline?: Baseline;

  /** What is said about files that nobody can read: they must not look like files that say nothing. */
  public readonly faults: readonly Words[];

  constructor(charter: Charter, app: App) {
    const faults: Words[] = [];
    const readOr = <T>(instead: T, statute: Statute, read: () => T): T => {
      try {
        return read();
      } catch (error) {
        faults.push(unreadable(statute, reasonOf(error)));
        return instead;
      }
    };
    const policy = readOr(charter.policy ?? GovernancePolicy.fromLayers([]), 'POLICY', () => policyOf(charter, app));
    this.regime = new Regime(charter, policy, instantOf(app));
    this.register = readOr(NO_REGISTER, 'REGISTER', () => comparedRegisterOf(charter, app, policy, this.regime.at({})));
    this.baseline = readOr(undefined, 'BASELINE', () => baselineOf(charter, app));
    this.faults = faults;
  }
}
