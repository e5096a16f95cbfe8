import { Token } from 'aws-cdk-lib';
import { identityProblems } from '../../src/core/identity-problems';

describe('identityProblems', () => {
  test.each(['shop', 'team-a', 'cc_4711', 'me@example.com', 'a'.repeat(128)])('accepts %j', (value) => {
    expect(identityProblems('owner', value)).toEqual([]);
  });

  test.each([
    [undefined, 'MissingValue'], ['', 'MissingValue'], ['  ', 'MissingValue'],
    ['two words', 'InvalidValue'], ['a'.repeat(129), 'InvalidValue'], ['ümlaut', 'InvalidValue'],
    [Token.asString({ Ref: 'Owner' }), 'UnresolvedToken'],
  ])('refuses %j with %s', (value, code) => {
    expect(identityProblems('owner', value)).toMatchObject([{ code, message: expect.stringContaining("'owner' must be") }]);
  });
});
