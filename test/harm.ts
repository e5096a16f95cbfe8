import { isLoss } from '../src/compatibility/impact';
import { changesBetween, ResourceChange } from '../src/compatibility/template-changes';
import { Templates } from '../src/compatibility/template-resource';

/** What becomes another one or goes away when templates follow others. A version of a function goes with every new one, and is left out. */
export function harmBetween(before: Templates, after: Templates): ResourceChange[] {
  return changesBetween(before, after).filter(({ impact, type }) => isLoss(impact) && type !== 'AWS::Lambda::Version');
}
