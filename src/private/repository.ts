import { readFileSync } from 'fs';
import { join } from 'path';

/** Where this library is developed, and its pages are read. */
const REPOSITORY = repositoryIn(join(__dirname, '..', '..', 'package.json'));

/**
 * The address of a page of this library, such as `docs/runbooks/database.md`.
 *
 * It names no version: it stands on resources, which a release would otherwise touch all at once, and what pages are about has names that stay.
 */
export function addressOfPage(path: string): string {
  return `${REPOSITORY}/blob/main/${path}`;
}

function repositoryIn(file: string): string {
  const { repository } = JSON.parse(readFileSync(file, 'utf8')) as { readonly repository: { readonly url: string } };
  return repository.url.replace(/\.git$/, '');
}
