import { Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { environmentIn, newApp, proposalsIn, recordOf } from './apps';
import { ComponentDescription, DataClassification, ErrorCode, GovernedComponent, GovernedComponentProps, ServiceDatabase, ServiceDatabaseProps } from '../../src';
import { GovernanceAssertions } from '../../src/testing';

/** A component as somebody else would write it. */
class Notices extends GovernedComponent {
  public readonly topic: Topic;

  constructor(scope: Construct, id: string, props: GovernedComponentProps, description: Partial<ComponentDescription> = {}) {
    super(scope, id, props, { type: 'acme.Notices', version: '3.2.1', promises: ['PR-SNS-TLS-ONLY'], ...description });
    this.topic = new Topic(this, 'Resource', { enforceSSL: true });
  }

  public except(resource: IConstruct, reason: string): void {
    this.proposeException({ rule: 'PR-SNS-ENCRYPTED', resource, reason });
  }
}

const compose = (description?: Partial<ComponentDescription>) => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const environment = environmentIn(app);
  return { app, stack, environment, notices: new Notices(stack, 'Notices', { environment }, description) };
};

describe('GovernedComponent', () => {
  test("is tagged with its environment's identity and its own", () => {
    const { app, stack } = compose({ dataClassification: DataClassification.INTERNAL });
    GovernanceAssertions.of(app);
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', {
      Tags: [
        { Key: 'application', Value: 'shop' }, { Key: 'component', Value: 'Notices' }, { Key: 'cost-center', Value: 'cc-1' },
        { Key: 'data-classification', Value: 'internal' }, { Key: 'environment', Value: 'shop-env' }, { Key: 'owner', Value: 'team-shop' },
        { Key: 'tier', Value: 'playground' },
      ],
    });
  });

  test('is judged, listed with its version, and its promises are checked', () => {
    const { app } = compose();
    GovernanceAssertions.of(app).hasFinding({ rule: 'PR-SNS-ENCRYPTED', path: 'Shop/Notices' });
    expect(recordOf(app).components).toEqual([expect.objectContaining({
      path: 'Shop/Notices',
      type: 'acme.Notices',
      version: '3.2.1',
      promises: [{ rule: 'PR-SNS-TLS-ONLY', state: 'compliant' }],
      identity: { 'application': 'shop', 'environment': 'shop-env', 'tier': 'playground', 'owner': 'team-shop', 'cost-center': 'cc-1', 'component': 'Notices' },
    })]);
  });

  test('exceptions that it proposes are listed and do not count', () => {
    const { app, notices } = compose();
    notices.except(notices.topic, 'nothing secret is said here');
    GovernanceAssertions.of(app).hasFinding({ rule: 'PR-SNS-ENCRYPTED', path: 'Shop/Notices' });
    expect(recordOf(app).waivers).toContainEqual(expect.objectContaining({ component: 'Shop/Notices', rule: 'PR-SNS-ENCRYPTED', state: 'untrusted' }));
  });

  test('proposes exceptions for nothing but its own resources', () => {
    const { stack, notices } = compose();
    const beside = new Topic(stack, 'Beside');
    for (const resource of [beside, stack, notices]) {
      expect(() => notices.except(resource, 'why')).toThrow(/'resource' must lie below the component, got .*ProposalOutsideComponent at Shop\/Notices/);
    }
    expect(() => notices.except(beside, ' ')).toThrow(/^2 problems:.*'resource'.*'reason' must say why PR-SNS-ENCRYPTED/s);
  });

  test('a subclass of a component of this library keeps what the library proposes, and adds nothing to it', () => {
    class CarelessDatabase extends ServiceDatabase {
      constructor(scope: Construct, id: string, props: ServiceDatabaseProps) {
        super(scope, id, props);
        (this.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
        this.proposeException({ rule: 'PR-RDS-STORAGE-ENCRYPTED', resource: this.cluster!, reason: 'we are in a hurry' });
      }
    }
    const app = newApp();
    new CarelessDatabase(new Stack(app, 'Shop'), 'Orders', { environment: environmentIn(app), dataClassification: DataClassification.INTERNAL });
    const blocking = GovernanceAssertions.of(app).findings().filter(({ disposition }) => disposition === 'blocking');
    expect(blocking.map(({ rule }) => rule)).toEqual(['PR-RDS-STORAGE-ENCRYPTED']);
    expect(proposalsIn(recordOf(app)).filter(({ component }) => component === 'Shop/Orders').map(({ rule, state }) => [rule, state]))
      .toEqual([['AwsSolutions-RDS10', 'active'], ['PR-RDS-STORAGE-ENCRYPTED', 'untrusted']]);
  });

  test('brings its own problems along with those of the base class, and leaves nothing behind', () => {
    const app = newApp();
    const stack = new Stack(app, 'Shop');
    const environment = environmentIn(app);
    const problems = [{ code: ErrorCode.INVALID_VALUE, message: "'size' must be even, got 3" }];
    expect(() => new Notices(stack, 'Notices', { environment }, { problems, dataClassification: DataClassification.RESTRICTED }))
      .toThrow(/^2 problems:\n.*'size' must be even, got 3 \(InvalidValue at Shop\/Notices\)\n.*ClassificationNotAllowed at Shop\/Notices/);
    expect(stack.node.children).toEqual([]);
    expect(() => new Notices(stack, 'Notices', { environment })).not.toThrow();
  });

  test('refuses an environment of another stage', () => {
    const app = newApp();
    const environment = environmentIn(app);
    expect(() => new Notices(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Notices', { environment })).toThrow(/must lie in the stage of the environment.*OtherStage/);
  });

  test('a refused component does not make the stack belong to its environment', () => {
    const app = newApp();
    const stack = new Stack(app, 'Shop');
    const [first, second] = [environmentIn(app, undefined, 'First'), environmentIn(app, undefined, 'Second')];
    expect(() => new Notices(stack, 'A', { environment: first }, { dataClassification: DataClassification.RESTRICTED })).toThrow();
    expect(() => new Notices(stack, 'B', { environment: second })).not.toThrow();
  });

  test('findings keep their ids when what lies between is renamed', () => {
    const idIn = (stackId: string) => {
      const app = newApp();
      const notices = new Notices(new Stack(app, stackId), 'Anything', { environment: environmentIn(app), componentName: 'notices' });
      GovernanceAssertions.of(app);
      return recordOf(app).findings.find(({ resource }) => resource?.path.startsWith(notices.node.path))!.id;
    };
    expect(idIn('Shop')).toBe(idIn('Renamed'));
  });
});
