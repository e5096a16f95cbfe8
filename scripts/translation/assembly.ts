import { readFileSync } from 'fs';
import { join } from 'path';

/** A type that the package has in every language. */
export interface PublicType {
  readonly name: string;
  /** The submodule, such as `policy`; nothing for the root. */
  readonly submodule?: string;
  /** The file that declares it, from the root, such as `src/core/tag.ts`. */
  readonly file: string;
}

interface JsiiType {
  readonly name: string;
  readonly namespace?: string;
  readonly locationInModule: { readonly filename: string };
}

let types: readonly PublicType[] | undefined;

/** All types of the compiled package, as `.jsii` lists them. */
export function publicTypes(): readonly PublicType[] {
  types ??= Object.values(JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8')).types as Record<string, JsiiType>)
    .map(({ name, namespace, locationInModule }) => ({ name, submodule: namespace, file: locationInModule.filename }));
  return types;
}
