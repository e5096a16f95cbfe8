import { Lazy } from 'aws-cdk-lib';
import { boundaryProblems } from '../../../src/environment/boundary/boundary-problems';

const HERE = '111111111111';

describe('the permissions boundary of an environment', () => {
  test.each([
    undefined,
    'developers',
    'teams/developers',
    `a${'b'.repeat(127)}`,
    'cdk-hnb659fds-boundary',
    'arn:aws:iam::aws:policy/PowerUserAccess',
    'arn:aws-cn:iam::111111111111:policy/teams/developers',
  ])('may be %p', (boundary) => expect(boundaryProblems(boundary, HERE)).toEqual([]));

  test.each([
    ['', /such as 'developers'.*got ""/],
    ['/developers', /got "\/developers"/],
    ['developers/', /got "developers\/"/],
    ['two words', /got "two words"/],
    [`a${'b'.repeat(128)}`, /must be the name of a managed policy/],
    ['arn:aws:iam::111111111111:role/developers', /or an ARN, got "arn:aws:iam::111111111111:role\/developers"/],
    ['arn:aws:iam::222222222222:policy/developers', /must lie in the account of the environment, 111111111111, got one of 222222222222/],
    [Lazy.string({ produce: () => 'developers' }), /must be known at synthesis.*write the name of the policy itself/],
  ])('is not %p', (boundary, message) => {
    expect(boundaryProblems(boundary, HERE)).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
  });

  test('of another account is left to IAM where the account is not known', () => {
    expect(boundaryProblems('arn:aws:iam::222222222222:policy/developers', undefined)).toEqual([]);
  });
});
