/**
 * Codes of the errors that the library throws.
 *
 * A code is a contract: scripts and documentation may rely on it, so codes are added and never renamed.
 */
export enum ErrorCode {
  /** A value is outside of what its type allows. */
  INVALID_VALUE = 'InvalidValue',
  /** Two props exclude each other, or one needs another. */
  CONTRADICTING_PROPS = 'ContradictingProps',
  /** A required prop is missing or empty. */
  MISSING_VALUE = 'MissingValue',
  /** A value that must be known at synthesis is a token. */
  UNRESOLVED_TOKEN = 'UnresolvedToken',
  /** A value is below the floor or above the ceiling of the environment's tier. */
  OUTSIDE_TIER_BOUND = 'OutsideTierBound',
  /** The tier does not hold data of that classification. */
  CLASSIFICATION_NOT_ALLOWED = 'ClassificationNotAllowed',
  /** A tag key or value breaks the tag schema. */
  INVALID_TAG = 'InvalidTag',
  /** Governance was applied to the same app twice. */
  GOVERNANCE_APPLIED_TWICE = 'GovernanceAppliedTwice',
  /** Governance was asked for after the app had been synthesized. */
  REGISTERED_AFTER_SYNTHESIS = 'RegisteredAfterSynthesis',
  /** An app was asked about its governance and has none. */
  NOT_GOVERNED = 'NotGoverned',
  /** The app could not be judged. */
  NOT_JUDGED = 'NotJudged',
  /** Governance was asked for in a construct tree that has no App at its root. */
  NO_APP = 'NoApp',
  /** Two copies of this library with different major versions meet in one app. */
  INCOMPATIBLE_COPIES = 'IncompatibleCopies',
  /** A component is used in a stack of another account or region than its environment's. */
  OTHER_ACCOUNT_OR_REGION = 'OtherAccountOrRegion',
  /** A component is used in another stage than its environment. */
  OTHER_STAGE = 'OtherStage',
  /** Components of two environments meet in one stack. */
  TWO_ENVIRONMENTS_IN_STACK = 'TwoEnvironmentsInStack',
  /** Two components of one environment have the same name. */
  DUPLICATE_COMPONENT = 'DuplicateComponent',
  /** An exception is proposed for a resource outside of the component's own subtree. */
  PROPOSAL_OUTSIDE_COMPONENT = 'ProposalOutsideComponent',
  /** A workload cannot be connected to that target. */
  CONNECTION_REFUSED = 'ConnectionRefused',
  /** A rule or a pack describes itself wrongly. */
  INVALID_RULE = 'InvalidRule',
  /** A file of rules says something that cannot be. */
  INVALID_RULES = 'InvalidRules',
  /** A file of the app or of its output cannot be read or written. */
  FILE_FAILURE = 'FileFailure',
  /** A layer of policy, or the file that it stands in, says something that cannot be. */
  INVALID_POLICY = 'InvalidPolicy',
  /** A waiver, or the register that it stands in, says something that cannot be. */
  INVALID_WAIVERS = 'InvalidWaivers',
  /** A baseline says something that cannot be. */
  INVALID_BASELINE = 'InvalidBaseline',
  /** An environment cannot do what a component needs of it. */
  NEED_NOT_MET = 'NeedNotMet',
  /** The file of an environment says something that cannot be. */
  INVALID_ENVIRONMENT_FILE = 'InvalidEnvironmentFile',
  /** A stack of an environment that is one of many has a name that others have, too. */
  SHARED_STACK_NAME = 'SharedStackName',
  /** The contract of an environment cannot be read, or says something that cannot be. */
  INVALID_CONTRACT = 'InvalidContract',
  /** The contract of an environment is of a version that does not fit. */
  INCOMPATIBLE_CONTRACT = 'IncompatibleContract',
  /** A source of a part of the core failed, or supplied nothing. */
  SOURCE_FAILED = 'SourceFailed',
  /** A version is not supported any more. */
  UNSUPPORTED_VERSION = 'UnsupportedVersion',
  /** AWS does not offer that combination. */
  NOT_OFFERED = 'NotOffered',
  /** A library that only some users need is not installed. */
  LIBRARY_MISSING = 'LibraryMissing',
}

/** One thing that is wrong with the props of a construct. */
export interface Problem {
  /** Which kind of thing is wrong. */
  readonly code: ErrorCode;

  /** What is wrong, with the prop in quotes, the value, the bound and the way out. */
  readonly message: string;
}
