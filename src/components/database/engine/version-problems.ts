import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ErrorCode, Problem } from '../../../core/errors';
import { instantOf } from '../../../core/instant';
import { isSupported, releaseOf, supportedReleases } from '../../../rules/rds/engine-support';
import { dayOf } from '../../../waivers/utc-day';
import { SettledDatabaseProps } from '../settled-props';

/** An engine version that AWS does not support any more. One that the catalogue does not know is let through, and unknown in the record. */
export function versionProblems(scope: IConstruct, { engine }: SettledDatabaseProps): Problem[] {
  if (Token.isUnresolved(engine.version)) return [];
  const { name } = engine._kind;
  const release = releaseOf(name, engine.version);
  const today = dayOf(instantOf(scope.node.root));
  if (!release || isSupported(release, today)) return [];
  const message = `'engine' must be a version in standard support, got ${engine}, whose support ended on ${release.until}; choose ${supportedReleases(name, today)}`;
  return [{ code: ErrorCode.UNSUPPORTED_VERSION, message }];
}
