/** The component that something at a construct path belongs to; a facade of one, such as a database for readers, lies below it. */
export function componentAround<T>(components: ReadonlyMap<string, T>, path: string): T | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const component = components.get(at);
    if (component) return component;
  }
  return undefined;
}
