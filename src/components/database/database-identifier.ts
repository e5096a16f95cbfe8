import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { topStackOf } from '../../governance/scope/governed-scope';
import { Namesakes } from '../../private/namesakes';
import { sha256 } from '../../private/stable-json';

/** The longest name that RDS takes. */
export const LONGEST_IDENTIFIER = 63;

/**
 * The physical name of a database: the stack's name and the path within it, as RDS writes names.
 *
 * It is given so that the log groups can be made before RDS makes them without an end, and because CloudFormation
 * refuses to replace a resource with a name of its own: nobody's database is replaced by surprise. It depends on nothing
 * that changes while the database lives: not on the tier, not on the environment's name.
 */
export function databaseIdentifier(scope: Construct, id: string): string {
  const top = topStackOf(scope);
  const path = `${scope.node.path}/${id}`.slice(top.node.path.length);
  const words = `${Token.isUnresolved(top.stackName) ? top.node.id : top.stackName}-${path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  if (words.length <= LONGEST_IDENTIFIER) return words;
  return `${words.slice(0, LONGEST_IDENTIFIER - 9).replace(/-+$/, '')}-${sha256(words).slice(0, 8)}`;
}

const taken = new Namesakes<Stack>();

/** The databases of a stack by physical name, with their construct paths. */
export function databasesByIdentifier(scope: Construct): Map<string, string> {
  return taken.in(topStackOf(scope));
}
