import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { DataClassification, EnvironmentTier, FailureDestination, FunctionDeployment, FunctionService, FunctionServiceProps } from '../../../src';
import { RenderedTemplate } from '../../../src/policy/template/rendered';
import { harmBetween } from '../../harm';
import { Shop } from '../shop';

type Choices = (shop: Shop) => Partial<FunctionServiceProps>;
type Then = (api: FunctionService, shop: Shop) => void;

const templateWith = (choices: Choices, then: Then = () => {}, tier = EnvironmentTier.PRODUCTION) => {
  const shop = new Shop(tier);
  then(shop.function(choices(shop)), shop);
  return shop.template().toJSON();
};
const plain = templateWith(() => ({}));

/** What is lost when the second template follows the first. */
const lost = (before: RenderedTemplate, after: RenderedTemplate) => harmBetween({ Shop: before }, { Shop: after });

const bus = (shop: Shop) => EventBus.fromEventBusName(shop.stack, 'Bus', 'default');

describe('a function grows without losing anything', () => {
  test.each<[string, Choices, Then | undefined]>([
    ['a canary', () => ({ deployment: FunctionDeployment.canary() }), undefined],
    ['steps', () => ({ deployment: FunctionDeployment.linear() }), undefined],
    ['a destination', (shop) => ({ onFailure: FailureDestination.eventBus(bus(shop)) }), undefined],
    ['retries', () => ({ retryAttempts: 0, maxEventAge: Duration.hours(1) }), undefined],
    ['a URL', () => ({ functionUrl: true }), undefined],
    ['concurrency', () => ({ reservedConcurrency: 10 }), undefined],
    ['the internet', () => ({ callsInternet: true }), undefined],
    ['another way to write its data', () => ({ dataClassification: DataClassification.INTERNAL }), undefined],
    ['a database', () => ({}), (api, shop) => api.connectTo(shop.database())],
    ['everything', (shop) => ({ deployment: FunctionDeployment.canary(), onFailure: FailureDestination.eventBus(bus(shop)), functionUrl: true, callsInternet: true }), undefined],
  ])('by %s', (_, choices, then) => {
    expect(lost(plain, templateWith(choices, then))).toEqual([]);
  });

  test('and gets an alias where its tier has none', () => {
    const { DEVELOPMENT } = EnvironmentTier;
    const before = templateWith(() => ({}), undefined, DEVELOPMENT);
    expect(lost(before, templateWith(() => ({ deployment: FunctionDeployment.canary() }), undefined, DEVELOPMENT))).toEqual([]);
  });

  test('and its logical ids stay', () => {
    expect(Object.keys(plain.Resources).filter((id) => !id.includes('CurrentVersion')).sort()).toEqual([
      'Api9AF3637B', 'ApiAlias58B2F8C6', 'ApiDeadLettersC805EB77', 'ApiDeadLettersPolicyE5E66730', 'ApiDeadLettersWaiting46F24A35', 'ApiErrorsB350A88E',
      'ApiEventsWaiting7521A7B8', 'ApiLogsCD139AD4', 'ApiNearTimeoutA8713A05', 'ApiRoleDE7A08EC', 'ApiRolePermissions97EFE995', 'ApiRoleTracing98E1D451',
      'ApiThrottlesBC780D77',
    ]);
  });
});
