import { strictest } from '../../../../src/policy/decision/exceptions/terms';
import { GovernancePolicy, PolicyLayer, PolicyLayerName } from '../../../../src/policy/decision/layers';

const policyWith = (reasonAtLeast: number) =>
  GovernancePolicy.fromLayers([new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, exceptions: { reasonAtLeast } })])._at({});

test.each([[[10, 40, 30], 40], [[10], 10]])('of places with %s the strictest counts', (numbers, expected) => {
  expect(strictest(new Set(numbers.map(policyWith)), (policy) => policy.reasonAtLeast())).toBe(expected);
});
