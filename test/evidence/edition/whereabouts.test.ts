import { Whereabouts } from '../../../src/evidence/edition/whereabouts';
import { GovernanceRecord } from '../../../src/evidence/record/record';

const environment = { path: 'Shop', identity: { application: 'shop', owner: 'team-platform' }, parts: {}, stacks: ['Shop/Core', 'App'] };
const component = { path: 'App/Orders', identity: { application: 'shop', owner: 'team-orders' } };
const resource = (path: string, template: string, governedBy?: string) => ({ path, type: 'A::B::C', template, logicalId: path, governedBy });
const record = {
  environments: [environment],
  components: [component],
  resources: [resource('App/Orders/Db', 'App.json', 'App/Orders'), resource('Shop/Core/Key', 'Core.json', 'Shop'), resource('App/Loose', 'App.json'), resource('Else/Loose', 'Else.json')],
  coverage: { templates: [{ template: 'App.json', stack: 'App', environment: 'Shop' }, { template: 'Core.json', stack: 'Shop/Core', environment: 'Shop' }, { template: 'Else.json', stack: 'Else' }] },
} as unknown as GovernanceRecord;
const whereabouts = new Whereabouts(record);

test.each([
  ['of a component', 'App/Orders/Db', { component, environment, application: 'shop', owner: 'team-orders' }],
  ['of the core of an environment', 'Shop/Core/Key', { environment, application: 'shop', owner: 'team-platform' }],
  ['outside of both, in a stack of the environment', 'App/Loose', { environment, application: 'shop', owner: 'team-platform' }],
  ['in a stack of nobody', 'Else/Loose', {}],
])('a resource %s is known with its place and owner', (_, path, expected) => {
  const found = record.resources.find((each) => each.path === path)!;
  expect(whereabouts.ofResource(found)).toEqual(expected);
  expect(whereabouts.ofFinding({ resource: { ...found, stack: '' } })).toEqual(expected);
});

test('a finding about the app itself is nowhere', () => expect(whereabouts.ofFinding({})).toEqual({}));
