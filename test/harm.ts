import { Impact } from '../src/compatibility/impact';
import { changesBetween, ResourceChange } from '../src/compatibility/template-changes';
import { Templates } from '../src/compatibility/template-resource';

const IN_PLACE: readonly Impact[] = [Impact.UPDATED, Impact.ADDED, Impact.INTERRUPTED];

/** What becomes another one or goes away when templates follow others. A version of a function goes with every new one, and is left out. */
export function harmBetween(before: Templates, after: Templates): ResourceChange[] {
  return changesBetween(before, after).filter(({ impact, type }) => !IN_PLACE.includes(impact) && type !== 'AWS::Lambda::Version');
}
