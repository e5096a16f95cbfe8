import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { sha256 } from '../../private/stable-json';

/** The longest name that RDS takes. */
const LONGEST = 63;

/**
 * The physical name of a database: the stack's name and the path within it, as RDS writes names.
 *
 * It is given so that the log groups can be made before RDS makes them without an end, and because CloudFormation
 * refuses to replace a resource with a name of its own: nobody's database is replaced by surprise. It depends on nothing
 * that changes while the database lives: not on the tier, not on the environment's name.
 */
export function databaseIdentifier(database: IConstruct): string {
  const stack = Stack.of(database);
  const top = topMost(stack);
  const path = database.node.path.slice(top.node.path.length);
  const words = `${Token.isUnresolved(top.stackName) ? top.node.id : top.stackName}-${path}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '');
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, LONGEST - 9).replace(/-+$/, '')}-${sha256(words).slice(0, 8)}`;
}

function topMost(stack: Stack): Stack {
  return stack.nestedStackParent ? topMost(stack.nestedStackParent) : stack;
}
