import { Vocabulary } from '../../../../src/policy/decision/exceptions/vocabulary';

describe('what entries may name', () => {
  const vocabulary = new Vocabulary(new Set(['AwsSolutions-RDS11', 'NIST.800-53.R5/SC-28']));

  test('are the ids of rules and controls, as they are written', () => {
    expect(['AwsSolutions-RDS11', 'NIST.800-53.R5/SC-28', 'awssolutions-rds11', ''].map((name) => vocabulary.has(name))).toEqual([true, true, false, false]);
  });

  test.each([['AwsSolution-RDS11', 'AwsSolutions-RDS11'], ['ACME-SQS-RETENTION', undefined]])('%s was probably meant to be %s, whoever asks again', (name, meant) => {
    expect(vocabulary.nearest(name)).toBe(meant);
    expect(vocabulary.nearest(name)).toBe(meant);
  });
});
