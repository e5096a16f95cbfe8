import { Compatibility, JudgedChange } from './compatibility';
import { Impact } from './impact';

/** What happens to resources, for those who review a change: by impact, the worst first, then what did not happen, and the least version bump in the end. */
export function compatibilityListing({ bump, changes, unmet }: Compatibility): string {
  const groups = [
    ...Object.values(Impact).map((impact) => ({ title: impact, members: changes.filter((change) => change.impact === impact).map(line) })),
    { title: 'in the notes, and not found here', members: unmet.map((entry) => `  ${entry}`) },
  ];
  const lines = groups.filter(({ members }) => members.length > 0).flatMap(({ title, members }) => [`${title}: ${members.length}`, ...members, '']);
  const total = changes.length === 0 ? 'nothing changes for what is deployed' : `${changes.length} ${changes.length === 1 ? 'resource changes' : 'resources change'}`;
  return [...lines, `${total}; the least version bump is ${bump}`].join('\n');
}

function line({ type, path, stateful, because, movedTo, impact, bump, announced }: JudgedChange): string {
  const isHarmful = ![Impact.UPDATED, Impact.ADDED].includes(impact);
  const facts = [
    ...because.length > 0 ? [`by ${because.join(', ')}`] : [],
    ...movedTo ? [`now ${movedTo.path === path ? movedTo.logicalId : movedTo.path}`] : [],
    ...isHarmful && stateful ? ['has a state'] : [],
    ...isHarmful ? [bump] : [],
    ...announced ? [] : ['not in the notes'],
  ];
  return `  ${type} ${path}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`;
}
