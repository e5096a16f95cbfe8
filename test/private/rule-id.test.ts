import * as fc from 'fast-check';
import { baseRuleId, fullRuleId } from '../../src/private/rule-id';

describe('the id of a rule', () => {
  test('has the detail in brackets', () => expect(fullRuleId('AwsSolutions-IAM5', 'Action::s3:*')).toBe('AwsSolutions-IAM5[Action::s3:*]'));

  test('has no brackets without one', () => expect(fullRuleId('AwsSolutions-IAM5', undefined)).toBe('AwsSolutions-IAM5'));

  test('has them for an empty detail, which is one', () => expect(fullRuleId('R', '')).toBe('R[]'));

  test('is found again behind every detail, with brackets of its own as well', () => fc.assert(fc.property(fc.string(), (detail) => {
    expect(baseRuleId(fullRuleId('AwsSolutions-IAM5', detail))).toBe('AwsSolutions-IAM5');
  })));

  test('is its own base where it has no detail', () => expect(baseRuleId('AwsSolutions-IAM5')).toBe('AwsSolutions-IAM5'));
});
