import { Duration, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { DatabaseEngine } from '../engine/database-engine';

/** How far back a cluster can be rewound: over night, to the mistake of yesterday. */
const WINDOW = Duration.hours(24);

/**
 * Where AWS has it, as far as AWS says. A cluster that was made without cannot get it later, so a region that is added
 * here would make CloudFormation fail for the clusters that are there.
 */
const REGIONS = new Set([
  'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'eu-central-1', 'eu-west-1', 'eu-west-2', 'eu-west-3',
  'ap-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2',
]);

/**
 * How far back the data can be rewound in place; nothing where the engine or the region cannot. Where the region is not
 * known, it is taken for one that can.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
 * @see https://docs.aws.amazon.com/config/latest/developerguide/aurora-mysql-backtracking-enabled.html
 */
export function backtrackWindow(scope: IConstruct, engine: DatabaseEngine): Duration | undefined {
  const { region } = Stack.of(scope);
  return engine._kind.canBacktrack && (Token.isUnresolved(region) || REGIONS.has(region)) ? WINDOW : undefined;
}
