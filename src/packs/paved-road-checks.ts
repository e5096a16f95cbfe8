import { RulePack } from '../policy/rule-pack';
import { VERSION } from '../private/version';
import { _allRules } from '../rules/all-rules';
export class PavedRoadChecks extends RulePack {
  public static readonly NAME = 'PavedRoadChecks';
  constructor() { super({ name: PavedRoadChecks.NAME, version: VERSION, rules: _allRules() }); }
}
