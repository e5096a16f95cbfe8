import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, isAbsolute, join } from 'path';
import type { AssetManifest } from 'aws-cdk-lib/cloud-assembly-schema';
import { RenderedResource } from '../../policy/template/rendered';
import { topStackOf } from '../scope/governed-scope';

/** Where the aws-cdk-lib that the app runs on is installed. */
const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));

/** The wrapper that the CDK puts beside the code of a provider. */
const ENTRYPOINT = { name: '__entrypoint__.js', file: join(CDK, 'custom-resource-handlers', 'dist', 'core', 'nodejs-entrypoint-handler', 'index.js') };

/**
 * Whether a function runs code of the installed aws-cdk-lib and nothing else: what will be uploaded is compared byte by byte, whatever
 * it is called. Nobody can tell for an asset that the cloud assembly does not list, as with synthesizers that use parameters.
 *
 * @param lambda the function as rendered
 * @param code the folder, or the file of an inline function, in aws-cdk-lib
 */
export function runsCodeOfCdk(lambda: RenderedResource, code: string): boolean {
  const { Code } = { ...(lambda.definition.Properties as { readonly Code?: CodeProperty }) };
  const original = join(CDK, code);
  if (Code === undefined || !existsSync(original)) return false;
  if (statSync(original).isFile()) return isOnly(Code, 'ZipFile') && Code.ZipFile === withoutComments(readFileSync(original, 'utf8'));
  const asset = isOnly(Code, 'S3Bucket', 'S3Key') ? assetOf(Code, lambda) : undefined;
  return asset !== undefined && consistsOf(asset, original);
}

/** Where the code of a function comes from, as a template says it. */
interface CodeProperty {
  readonly ZipFile?: unknown;
  readonly S3Bucket?: unknown;
  readonly S3Key?: unknown;
}

/** Whether nothing but these keys says where the code comes from: an override may have added others. */
function isOnly(code: CodeProperty, ...keys: readonly string[]): boolean {
  return Object.keys(code).sort().join() === keys.join();
}

/** As the CDK takes them out of Python that it writes into a template. */
function withoutComments(python: string): string {
  return python.replace(/^ *#.*\n?/gm, '');
}

/** The folder that will be uploaded to where a function takes its code from. */
function assetOf({ S3Bucket, S3Key }: CodeProperty, { stack }: RenderedResource): string | undefined {
  const directory = dirname(stack.file);
  const manifest = join(directory, `${topStackOf(stack.stack).artifactId}.assets.json`);
  if (!existsSync(manifest)) return undefined;
  const { files = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as AssetManifest;
  const bucket = { ...(S3Bucket as { readonly 'Fn::Sub'?: unknown }) }['Fn::Sub'] ?? S3Bucket;
  const uploaded = Object.values(files).find(({ destinations }) =>
    Object.values(destinations).some(({ bucketName, objectKey }) => bucketName === bucket && objectKey === S3Key));
  const { path } = { ...uploaded?.source };
  if (path === undefined) return undefined;
  const folder = isAbsolute(path) ? path : join(directory, path);
  return existsSync(folder) && statSync(folder).isDirectory() ? folder : undefined;
}

/** Whether every file of a folder is that of another one; one that is missing would only make the function fail. */
function consistsOf(folder: string, original: string): boolean {
  const names = filesIn(folder);
  return names.length > 0 && names.every((name) => {
    const file = name === ENTRYPOINT.name ? ENTRYPOINT.file : join(original, name);
    return existsSync(file) && readFileSync(join(folder, name)).equals(readFileSync(file));
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !statSync(join(folder, name)).isDirectory());
}
