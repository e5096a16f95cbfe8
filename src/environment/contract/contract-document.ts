import { existsSync } from 'fs';
import { CONTRACT_VERSION, majorOf } from './contract-tree';
import { Offer } from './offer';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { EnvironmentIdentity } from '../../core/identity';
import { TierDocument } from '../../core/tier/tier-document';
import { readDocumentFile, shownPath } from '../../private/documents/document-file';
import { DocumentProblem, DocumentSchema } from '../../private/documents/document-schema';

/** The folder of contracts: in the cloud assembly of those who publish, beside `cdk.json` of those who read. */
export const CONTRACTS_FOLDER = 'contracts';

/** A component that is offered, as the file of a contract says it. */
export interface ComponentDocument {
  /** What it is, without the library that it comes from. */
  readonly type: string;
  /** The team that answers for it. */
  readonly owner: string;
  /** The rules that it promises to keep. */
  readonly promises: readonly string[];
  /** What is known before it is deployed; published as well. */
  readonly facts: Readonly<Record<string, string>>;
  /** What else is published: the ARN of a secret, or a text. */
  readonly outputs: Readonly<Record<string, 'text' | 'secret'>>;
}

/** The contract of an environment, as its file says it. */
export interface ContractDocument {
  /** The version that its values are of, such as `1.0`. */
  readonly contractVersion: string;
  /** The name of the environment. */
  readonly name: string;
  /** Whose it is. */
  readonly identity: Omit<EnvironmentIdentity, 'environmentName'>;
  /** What kind of environment it is: its name, those of the tiers that it is based on, and what it says. */
  readonly tier: { readonly name: string; readonly lineage: readonly string[]; readonly values: TierDocument };
  /** The account that it lies in; left out where nobody knows at synthesis. */
  readonly account?: string;
  /** The region that it lies in; left out where nobody knows at synthesis. */
  readonly region?: string;
  /** The managed policy that no role and no user in it may exceed: its name, or its ARN; left out where there is none. */
  readonly permissionsBoundary?: string;
  /** What it offers. */
  readonly offers: Offer;
  /** What lives in it and is there for others. */
  readonly components: Readonly<Record<string, ComponentDocument>>;
  /** Where its values are published in Systems Manager. */
  readonly parameters: { readonly prefix: string; readonly names: readonly string[] };
}

const SCHEMA = new DocumentSchema('contract.schema.json');

/**
 * The contract of an environment, when its file is at hand: the one that was named, else `contracts/<name>.json` in the working directory.
 *
 * Refuses a file that is named and not there, or is no contract, with `InvalidContract`, and one of a newer major with `IncompatibleContract`.
 */
export function readContract(name: string, file?: string): ContractDocument | undefined {
  const path = file ?? `${CONTRACTS_FOLDER}/${name}.json`;
  if (file === undefined && !existsSync(path)) return undefined;
  const { document, problems } = readFile(path);
  if (problems.length > 0) throw refusal(ErrorCode.INVALID_CONTRACT, problems);
  const contract = document.value as ContractDocument;
  if (isNewer(contract)) {
    const message = `${shownPath(path)}: the contract must be of version ${majorOf(CONTRACT_VERSION)}, got ${contract.contractVersion}; upgrade cdk-paved-road`;
    throw refusal(ErrorCode.INCOMPATIBLE_CONTRACT, [message]);
  }
  return contract;
}

function readFile(path: string): ReturnType<typeof readDocumentFile> {
  try {
    return readDocumentFile(path, problemsIn);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw refusal(ErrorCode.INVALID_CONTRACT, [`${shownPath(path)}: the contract must be there and readable, got ${why}; take it from ${CONTRACTS_FOLDER} in the output of its environment`]);
  }
}

/** Nothing is known about what a newer major says, but that it is one. */
function problemsIn(document: unknown): DocumentProblem[] {
  return isNewer(document) ? [] : SCHEMA.problemsIn(document);
}

function isNewer(document: unknown): boolean {
  const { contractVersion } = (document ?? {}) as { contractVersion?: unknown };
  return typeof contractVersion === 'string' && /^\d+\.\d+$/.test(contractVersion) && majorOf(contractVersion) > majorOf(CONTRACT_VERSION);
}

function refusal(code: ErrorCode, problems: readonly string[]): PavedRoadError {
  return PavedRoadError.about('', problems.map((message) => ({ code, message })));
}
