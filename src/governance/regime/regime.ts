import { Charter } from './charter';
import { GovernancePolicy } from '../../policy/decision/layers';
import { EffectivePolicy } from '../../policy/decision/layers/effective-policy';
import { PolicyPlace } from '../../policy/decision/layers/layer-place';
import { GovernanceMode } from '../../policy/decision/mode';

const STRICTNESS = [GovernanceMode.OBSERVE, GovernanceMode.WARN, GovernanceMode.ENFORCE];

/** What holds where, at the instant of a synthesis: what was asked for in code and what the layers of policy say. */
export class Regime {
  constructor(private readonly charter: Charter, public readonly policy: GovernancePolicy, public readonly instant: string) {}

  /** What the layers say in a place. */
  public at(place: PolicyPlace): EffectivePolicy {
    return this.policy._at(place);
  }

  /**
   * What governance does about resources outside of governed components and environments: the strictest of what was asked for and
   * what the layers say; when nobody says anything, it enforces where governance was applied and observes otherwise.
   */
  public modeAt(place: PolicyPlace): GovernanceMode {
    const said = [this.charter.mode, this.at(place).modeAt(this.instant)].filter((mode) => mode !== undefined);
    if (said.length === 0) return this.charter.applied ? GovernanceMode.ENFORCE : GovernanceMode.OBSERVE;
    return STRICTNESS[Math.max(...said.map((mode) => STRICTNESS.indexOf(mode)))];
  }
}
