/** The library that lays out pictures, as the page embeds it. */
export function elkSource(): string {
  return '';
}
