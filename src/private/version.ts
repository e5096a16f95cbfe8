import { readFileSync } from 'fs';
import { join } from 'path';

/** The version of this library. */
export const VERSION: string = versionIn(join(__dirname, '..', '..', 'package.json'));

/** The version of aws-cdk-lib that the app runs on. */
export function cdkVersion(): string {
  return versionIn(require.resolve('aws-cdk-lib/package.json'));
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
