/** Whether a construct path is another one or lies below it; everything lies below the empty path of the App. */
export function isWithin(path: string, above: string): boolean {
  return above === '' || path === above || path.startsWith(`${above}/`);
}

/** A construct path and all that it lies below, the nearest first, up to the empty path of the App. */
export function pathsAround(path: string): string[] {
  const around: string[] = [];
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) around.push(at);
  return [...around, ''];
}
