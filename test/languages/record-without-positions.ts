/** The lists of a record whose entries say where in the user's sources they come from. */
const WITH_POSITIONS = ['environments', 'components', 'imports', 'findings', 'acknowledgements'];

/**
 * The text of a record without the positions in the user's sources, the one thing that programs in two languages cannot have in common.
 *
 * @param record the text of a record
 */
export function recordWithoutPositions(record: string): string {
  const content = JSON.parse(record) as Record<string, unknown>;
  const positionless = Object.entries(content).map(([name, value]) =>
    [name, WITH_POSITIONS.includes(name) && Array.isArray(value) ? value.map(withoutSource) : value]);
  return JSON.stringify(Object.fromEntries(positionless), undefined, 2);
}

function withoutSource({ source: _source, ...entry }: { readonly source?: string }): object {
  return entry;
}
