import { App } from 'aws-cdk-lib';
import { baselineOf } from './baseline-source';
import { Charter } from './charter';
import { instantOf } from './instant';
import { unreadablePolicy } from './policy-findings';
import { policyOf } from './policy-source';
import { Regime } from './regime';
import { unreadableBaseline } from './standing-baseline';
import { unreadableRegister } from './waiver-findings';
import { comparedRegisterOf } from './waiver-source';
import { Words } from './words';
import { GovernancePolicy } from '../policy/layers';
import { Baseline } from '../waivers';
import { ComparedRegister } from '../waivers/base/compared-register';

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
    const readOr = <T>(instead: T, read: () => T, inWords: (message: string) => Words): T => {
      try {
        return read();
      } catch (error) {
        faults.push(inWords(error instanceof Error ? error.message : String(error)));
        return instead;
      }
    };
    const policy = readOr(charter.policy ?? GovernancePolicy.fromLayers([]), () => policyOf(charter, app), unreadablePolicy);
    this.regime = new Regime(charter, policy, instantOf(app));
    this.register = readOr(NO_REGISTER, () => comparedRegisterOf(charter, app, policy, this.regime.at({})), unreadableRegister);
    this.baseline = readOr(undefined, () => baselineOf(charter, app), unreadableBaseline);
    this.faults = faults;
  }
}
