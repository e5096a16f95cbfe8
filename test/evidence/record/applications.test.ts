import { coverageOf } from '../../../src/evidence/record/applications';

test.each([[0, 0, 100], [0, 3, 0], [2, 3, 66.6], [999_999, 1_000_000, 99.9], [3, 3, 100]])('%d of %d resources are %d percent', (governed, resources, percent) =>
  expect(coverageOf(governed, resources)).toBe(percent));
