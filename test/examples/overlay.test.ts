import { composeReview } from '../../examples/overlay/overlay';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

const recordFor = (change: number): GovernanceRecord => {
  const app = newApp();
  composeReview(app, change);
  GovernanceAssertions.of(app).isCompliant();
  return recordOf(app);
};

describe('examples/overlay', () => {
  const record = recordFor(17);
  const [base, review] = record.environments;

  test('has one network, in the base, which both asked for', () => {
    expect(record.resources.filter(({ type }) => type === 'AWS::EC2::VPC').map(({ governedBy }) => governedBy)).toEqual(['Development']);
    expect(base.parts.Network).toEqual(expect.arrayContaining(['Orders/Orders', 'ReviewOrders/Orders', 'Orders/Api', 'ReviewOrders/Api']));
  });

  test('ends what lies over the base, and not the base', () => {
    expect(base.end).toBeUndefined();
    expect(review.end).toEqual({ afterDays: 7, deletes: ['orders-review-17-Orders', 'orders-review-17-core'], leaves: [] });
  });

  test('has its own names for each change', () => {
    const other = recordFor(18).environments[1];
    expect(review.end!.deletes.filter((name) => other.end!.deletes.includes(name))).toEqual([]);
  });
});
