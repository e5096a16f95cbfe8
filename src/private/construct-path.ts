/** Whether a construct path is another one or lies below it; everything lies below the empty path of the App. */
export function isWithin(path: string, above: string): boolean {
  return above === '' || path === above || path.startsWith(`${above}/`);
}
