import { isDeepStrictEqual } from 'util';
import { IConstruct } from 'constructs';
import { RenderedWorkload } from './rendered-workload';
import { stableJson } from '../private/stable-json';

/** What every database gives to a workload, behind the prefix of its variables. */
const DATABASE_VARIABLES = ['HOST', 'PORT', 'NAME', 'SECRET_ARN'];

/**
 * What a workload got from what it is connected to, in a unit test: the conformance kit for targets of your own, such as another implementation of
 * `IServiceDatabase`. It reads the rendered templates, where no shortcut of a construct can hide.
 *
 * Everything that lies below the workload counts: variables of functions and of containers, policies, and rules of security groups that stand by
 * themselves, as those of connections do. Each method throws an error with what it expected and what it got.
 */
export class ConnectionAssertions {
  /**
   * Renders the stacks of a workload, and reads what it got.
   *
   * @param workload the workload, after everything was connected to it
   */
  public static of(workload: IConstruct): ConnectionAssertions {
    return new ConnectionAssertions(new RenderedWorkload(workload));
  }

  private constructor(private readonly rendered: RenderedWorkload) {}

  /**
   * Asserts that it was connected to a database in every way that code relies on: variables for host, port, name and secret, one path between
   * security groups, permission to read the secret that the variable names, and no password in sight.
   *
   * @param prefix the beginning of the names of its variables, such as `ORDERS`
   */
  public reachesDatabase(prefix: string): void {
    this.hasVariables(DATABASE_VARIABLES.map((name) => `${prefix}_${name}`));
    this.readsSecretOf(`${prefix}_SECRET_ARN`);
    this.opensPathsBetweenGroups();
    this.exposesNoSecret();
  }

  /**
   * Asserts that it has variables, with whatever values.
   *
   * @param names the names
   */
  public hasVariables(names: string[]): void {
    const known = Object.keys(this.rendered.variables);
    const missing = names.filter((name) => !known.includes(name));
    if (missing.length > 0) throw this.error(`variables ${missing.join(', ')}`, known.join(', ') || 'none');
  }

  /**
   * Asserts that paths were opened to these ports and to no other ones, each by a rule on both sides that names a security group.
   *
   * @param ports the numbers of the ports; a port that only the deployment knows is none of them
   */
  public opensPorts(ports: number[]): void {
    this.opensPathsBetweenGroups();
    const opened = [...new Set(this.rendered.rules.map(({ ports: [from] }) => from))].sort();
    if (!isDeepStrictEqual(opened, [...ports].sort())) throw this.error(`paths to ${ports.join(', ') || 'no port'}`, `paths to ${opened.map(inWords).join(', ') || 'no port'}`);
  }

  /**
   * Asserts that it may read the secret whose ARN a variable has.
   *
   * @param variable the name of the variable, such as `ORDERS_SECRET_ARN`
   */
  public readsSecretOf(variable: string): void {
    this.hasVariables([variable]);
    const arn = this.rendered.variables[variable];
    const reading = this.rendered.statements.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue')).map(({ resource }) => resource);
    if (!reading.some((resource) => [resource].flat().some((each) => isDeepStrictEqual(each, arn)))) {
      throw this.error(`permission to read the secret in ${variable}, ${inWords(arn)}`, reading.map(inWords).join(', ') || 'none');
    }
  }

  /**
   * Asserts that it may do nothing besides.
   *
   * @param actions everything that it may do, its own work included, such as `secretsmanager:GetSecretValue`
   */
  public mayDoOnly(actions: string[]): void {
    const more = this.actions().filter((action) => !actions.includes(action));
    if (more.length > 0) throw this.error(`no other actions than ${actions.join(', ')}`, more.join(', '));
  }

  /** Asserts that no variable of it and no output of its stacks has the value of a secret: ARNs are handed on, values are read where they are. */
  public exposesNoSecret(): void {
    const { variables, outputs } = this.rendered;
    const shown = Object.entries({ ...variables, ...outputs }).filter(([, value]) => /\{\{resolve:(secretsmanager|ssm-secure):/.test(JSON.stringify(value)));
    if (shown.length > 0) throw this.error('no value of a secret', shown.map(([name]) => name).join(', '));
  }

  /**
   * Asserts that another workload got the same: variables of the same names, the same permissions, as many paths. Where the implementation of a
   * target was exchanged, nobody who uses it can tell.
   *
   * @param other what the other workload got
   */
  public isLike(other: ConnectionAssertions): void {
    const [ours, theirs] = [this.offers(), other.offers()];
    const missing = theirs.filter((offer) => !ours.includes(offer));
    const more = ours.filter((offer) => !theirs.includes(offer));
    if (missing.length + more.length === 0) return;
    throw this.error(`what ${other.rendered.construct.node.path} has`, [...missing.map((offer) => `no ${offer}`), ...more.map((offer) => `${offer} besides`)].join('; '));
  }

  /** Everything that code and reviewers see of the connections, without values that differ from database to database. */
  private offers(): string[] {
    const { variables, statements, rules } = this.rendered;
    return [
      ...Object.keys(variables).map((name) => `variable ${name}`),
      ...statements.map(({ actions, condition = {} }) => `permission for ${[...actions].sort().join(', ')}${Object.keys(condition).map((key) => ` with ${key}`).join('')}`),
      ...numbered(rules.map(({ side, protocol }) => `${side} by ${inWords(protocol)}`)),
    ];
  }

  private actions(): string[] {
    return [...new Set(this.rendered.statements.flatMap(({ actions }) => actions))].sort();
  }

  private opensPathsBetweenGroups(): void {
    const { rules } = this.rendered;
    const open = rules.filter(({ betweenGroups }) => !betweenGroups);
    if (open.length > 0) throw this.error('paths between security groups', open.map(({ side, ports }) => `${side} to ${inWords(ports[0])} by address`).join(', '));
    const onSide = (wanted: string) => [...new Set(rules.filter(({ side }) => side === wanted).map(({ ports }) => stableJson(ports)))].sort();
    if (!isDeepStrictEqual(onSide('egress'), onSide('ingress')) || rules.length === 0) {
      throw this.error('paths that are open on both sides', `egress to ${onSide('egress').join(', ') || 'nothing'}, ingress to ${onSide('ingress').join(', ') || 'nothing'}`);
    }
  }

  private error(expected: string, got: string): Error {
    return new Error(`expected ${this.rendered.construct.node.path} to have ${expected}, got ${got}`);
  }
}

/** The same words again are others: two paths are not one. */
function numbered(words: readonly string[]): string[] {
  return words.map((word, index) => `${word}, number ${words.slice(0, index + 1).filter((other) => other === word).length}`);
}

function inWords(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
