import { App, CfnResource, IPolicyValidationContext, IPolicyValidationPlugin, NestedStack, PolicyViolatingResource, PolicyViolation, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Evaluation } from '../../../src/policy/collection/evaluation';
import { askPlugin } from '../../../src/policy/collection/hosted-plugin';
import { Severity } from '../../../src/policy/rule/severity';
import { RenderedApp } from '../../../src/policy/template/rendered-app';

const VIOLATION: PolicyViolation = { ruleName: 'acme-1', description: 'it is off', violatingResources: [] };

const rendered = (compose: (app: App) => void = (app) => { new Bucket(new Stack(app, 'Shop'), 'Files'); }) => {
  const app = new App({ analyticsReporting: false });
  compose(app);
  app.synth();
  return RenderedApp.read(app);
};

const asked = (violations: PolicyViolation[], app = rendered(), more: Partial<IPolicyValidationPlugin> = {}) => {
  const said: Evaluation[] = [];
  const contexts: IPolicyValidationContext[] = [];
  const validate = (context: IPolicyValidationContext) => {
    contexts.push(context);
    return { success: violations.length === 0, violations };
  };
  const ids = askPlugin({ name: 'Acme', validate, ...more }, app, (evaluation) => said.push(evaluation));
  return { said, ids: [...ids], contexts };
};

const at = (place: Partial<PolicyViolatingResource>, app = rendered()) => {
  const { said: [{ resource, property }] } = asked([{ ...VIOLATION, violatingResources: [{ locations: [], ...place }] }], app);
  return [resource.view.place.path, resource.view.place.logicalId, property];
};

describe('a plugin that is hosted', () => {
  test('says what it found, in its own words', () => {
    const { said, ids } = asked([{ ...VIOLATION, fix: 'mend it', severity: 'warning' }]);
    expect(ids).toEqual(['acme-1']);
    expect(said).toMatchObject([{
      pack: 'Acme',
      state: 'non-compliant',
      message: 'it is off',
      rule: { id: 'acme-1', statement: 'it is off', fix: 'mend it', why: 'the plugin Acme says so', severity: Severity.WARNING, sameAs: [], controls: [] },
    }]);
  });

  test('that says nothing about a fix gets one', () => expect(asked([VIOLATION]).said[0].rule.fix).toContain('acme-1 has nothing to object to'));

  test('has the rules that it names, and those that it found something by', () => {
    expect(asked([VIOLATION], rendered(), { ruleIds: ['acme-2', 'acme-1'] }).ids).toEqual(['acme-2', 'acme-1']);
    expect(asked([], rendered(), { ruleIds: ['acme-2'] })).toMatchObject({ said: [], ids: ['acme-2'] });
  });

  test.each<[string | undefined, Severity]>([
    ['warning', Severity.WARNING], ['WARN', Severity.WARNING], ['info', Severity.INFO], ['Informational', Severity.INFO], ['debug', Severity.INFO],
    ['error', Severity.ERROR], ['fatal', Severity.ERROR], ['Critical', Severity.ERROR], ['HIGH', Severity.ERROR], ['', Severity.ERROR], [undefined, Severity.ERROR],
  ])('takes the severity %p for %s', (severity, taken) => expect(asked([{ ...VIOLATION, severity }]).said[0].rule.severity).toBe(taken));

  describe('finds a place', () => {
    const app = rendered();
    const [{ file, resources: [{ view: { place: { logicalId } } }] }] = app.stacks;

    test.each<[string, Partial<PolicyViolatingResource>, [string, string]]>([
      ['by template and logical id', { templatePath: file, resourceLogicalId: logicalId }, ['Shop/Files/Resource', logicalId]],
      ['by the path of the resource', { constructPath: 'Shop/Files/Resource' }, ['Shop/Files/Resource', logicalId]],
      ['by the path of its L2', { constructPath: 'Shop/Files' }, ['Shop/Files/Resource', logicalId]],
      ['by a path, where the logical id says nothing', { templatePath: file, resourceLogicalId: 'Nobody', constructPath: 'Shop/Files' }, ['Shop/Files/Resource', logicalId]],
      ['by the path of a stack', { constructPath: 'Shop' }, ['Shop', '']],
      ['by a template alone', { templatePath: file }, ['Shop', '']],
      ['nowhere in particular', {}, ['Shop', '']],
      ['that nobody has', { constructPath: 'Elsewhere/It' }, ['Shop', '']],
    ])('%s', (_, place, [path, id]) => expect(at(place, app).slice(0, 2)).toEqual([path, id]));
  });

  test('tells resources of equal logical ids apart by their templates', () => {
    const app = rendered((root) => ['One', 'Two'].forEach((id) => new CfnResource(new Stack(root, id), 'It', { type: 'X' })));
    expect(app.stacks.map(({ file }) => at({ templatePath: file, resourceLogicalId: 'It' }, app)[0])).toEqual(['One/It', 'Two/It']);
  });

  test('finds the stack among several', () => {
    const app = rendered((root) => ['One', 'Two'].forEach((id) => new CfnResource(new Stack(root, id), 'It', { type: 'X' })));
    expect(at({ constructPath: 'Two' }, app)[0]).toBe('Two');
  });

  test.each([['Properties/A/B', 'A.B'], ['Properties.A.B', 'A.B'], ['A/0/B', 'A.0.B'], ['Properties', undefined], [undefined, undefined]])('takes the location %p for the property %p', (location, property) => {
    expect(at({ locations: location === undefined ? [] : [location] })[2]).toBe(property);
  });

  test('says each place of a violation', () => {
    const violatingResources = [{ constructPath: 'Shop', locations: [] }, { constructPath: 'Shop/Files', locations: [] }];
    expect(asked([{ ...VIOLATION, violatingResources }]).said.map(({ resource }) => resource.view.place.path)).toEqual(['Shop', 'Shop/Files/Resource']);
  });

  test('that names no place means the stacks that it was asked about', () => expect(asked([VIOLATION]).said.map(({ resource }) => resource.view.place.path)).toEqual(['Shop']));

  test('that is not successful and names no violation has failed', () => {
    expect(() => asked([], rendered(), { validate: () => ({ success: false, violations: [] }) })).toThrow('it is not successful and names no violation');
  });

  test('that is successful may still have found something', () => {
    expect(asked([], rendered(), { validate: () => ({ success: true, violations: [VIOLATION] }) }).said).toHaveLength(1);
  });

  test('is asked once for each account and region, with the templates there and the whole app', () => {
    const app = rendered((root) => {
      const ireland = { account: '111111111111', region: 'eu-west-1' };
      for (const [id, env] of [['A', ireland], ['B', ireland], ['C', { ...ireland, region: 'us-east-1' }], ['D', undefined]] as const) {
        const stack = new Stack(root, id, { env });
        new CfnResource(id === 'A' ? new NestedStack(stack, 'Inner') : stack, 'It', { type: 'X' });
      }
    });
    const { contexts } = asked([], app);
    const files = (...paths: string[]) => paths.map((path) => app.stacks.find((stack) => stack.path === path)!.file);
    const stacksOf = ({ stackTemplates }: IPolicyValidationContext) => stackTemplates.map(({ stackConstructPath }) => stackConstructPath);
    expect(contexts.map((context) => [context.accountId, context.region, stacksOf(context), context.templatePaths])).toEqual([
      ['111111111111', 'eu-west-1', ['A', 'B'], files('A', 'B')], ['111111111111', 'us-east-1', ['C'], files('C')], [undefined, undefined, ['D'], files('D')],
    ]);
    expect(contexts.every(({ appConstruct }) => appConstruct === app.root)).toBe(true);
  });
});
