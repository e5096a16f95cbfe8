import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import type { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What an L1 class offers to whoever wants to make an instance of it from a template. */
export interface L1Class {
  /** The CloudFormation type. */
  readonly CFN_RESOURCE_TYPE_NAME: string;
  _fromCloudFormation(scope: Construct, id: string, definition: object, options: { readonly parser: TemplateParser }): CfnResource;
}

/** What an L1 class asks of the parser that reads templates. */
export interface TemplateParser {
  /** What a value of the template is as a property of the instance. */
  parseValue(value: unknown): unknown;
  /** Takes over what stands beside the properties. */
  handleAttributes(resource: CfnResource, definition: object): void;
}

/** The copy of aws-cdk-lib that cdk-nag itself uses: its rules recognise instances of these classes and of no others. */
const requireAsNag = createRequire(require.resolve('cdk-nag/lib/nag-pack'));

let copy: typeof import('aws-cdk-lib') | undefined;
let places: Record<string, string | undefined> | undefined;

/** The L1 class of a CloudFormation type; nothing for custom resources and types that aws-cdk-lib does not know. */
export function l1ClassOf(type: string): L1Class | undefined {
  if (!classes.has(type)) classes.set(type, loadClass(type));
  return classes.get(type);
}

const classes = new Map<string, L1Class | undefined>();

function loadClass(type: string): L1Class | undefined {
  places ??= readPlaces();
  const place = places[type];
  if (place === undefined) return undefined;
  const dot = place.lastIndexOf('.');
  return (requireAsNag(place.slice(0, dot)) as Record<string, L1Class | undefined>)[place.slice(dot + 1)];
}

/** Whether aws-cdk-lib has an L1 class for a type; does not load it. */
export function hasL1Class(type: string): boolean {
  places ??= readPlaces();
  return places[type] !== undefined;
}

/** aws-cdk-lib itself, in the copy that cdk-nag uses. */
export function nagsCopyOfCdk(): typeof import('aws-cdk-lib') {
  return copy ??= requireAsNag('aws-cdk-lib') as typeof import('aws-cdk-lib');
}

function readPlaces(): Record<string, string> {
  const library = dirname(requireAsNag.resolve('aws-cdk-lib/package.json'));
  const listed = JSON.parse(readFileSync(join(library, 'cloudformation-include', 'cfn-types-2-classes.json'), 'utf8')) as Record<string, string>;
  return { ...listed, ...KNOWN_TO_RULES };
}

/** Where aws-cdk-lib has two classes of a type, the one that rules of cdk-nag recognise, if it is not the one that is listed. */
const KNOWN_TO_RULES: Record<string, string> = {
  'AWS::EKS::Cluster': 'aws-cdk-lib/aws-eks.CfnCluster',
  'AWS::EKS::Nodegroup': 'aws-cdk-lib/aws-eks.CfnNodegroup',
  'AWS::KinesisAnalyticsV2::Application': 'aws-cdk-lib/aws-kinesisanalytics.CfnApplicationV2',
};
