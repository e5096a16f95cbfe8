import { Lazy } from 'aws-cdk-lib';
import { AddressPlan, cidrProblems, SubnetTier } from '../../../src/environment/network/address-plan';

const TIERS = [SubnetTier.PRIVATE, SubnetTier.DATA, SubnetTier.PUBLIC];

function range(cidr: string): { first: number; last: number } {
  const [address, prefix] = cidr.split('/');
  const first = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
}

describe('AddressPlan', () => {
  test('gives each tier and zone the slot that the table says', () => {
    const plan = new AddressPlan('10.0.0.0/16');

    expect(TIERS.map((tier) => [0, 1, 2, 3].map((zone) => plan.subnet(tier, zone)))).toEqual([
      ['10.0.0.0/19', '10.0.32.0/19', '10.0.64.0/19', '10.0.96.0/19'],
      ['10.0.128.0/21', '10.0.136.0/21', '10.0.144.0/21', '10.0.152.0/21'],
      ['10.0.160.0/21', '10.0.168.0/21', '10.0.176.0/21', '10.0.184.0/21'],
    ]);
  });

  test.each(['10.0.0.0/16', '172.16.128.0/17', '192.168.252.0/22'])('has slots inside of %s that do not overlap', (cidr) => {
    const plan = new AddressPlan(cidr);
    const whole = range(cidr);
    const slots = TIERS.flatMap((tier) => [0, 1, 2, 3].map((zone) => range(plan.subnet(tier, zone))));

    slots.sort((a, b) => a.first - b.first).forEach((slot, index) => {
      expect(slot.first).toBeGreaterThanOrEqual(whole.first);
      expect(slot.last).toBeLessThanOrEqual(whole.last);
      if (index > 0) expect(slot.first).toBeGreaterThan(slots[index - 1].last);
    });
  });

  test('leaves a load balancer the /27 it asks for in the smallest network', () => {
    expect(new AddressPlan('10.1.0.0/22').subnet(SubnetTier.PUBLIC, 3)).toBe('10.1.2.224/27');
  });
});

describe('cidrProblems', () => {
  test.each(['10.0.0.0/16', '10.0.252.0/22', '192.168.0.0/20'])('accepts %s', (cidr) => {
    expect(cidrProblems('cidr', cidr)).toEqual([]);
  });

  test.each([
    ['10.0.0.0/15', "'cidr' must be from /16 to /22, so that there is room for four zones, got '10.0.0.0/15'; write 10.0.0.0/16, or a network in between"],
    ['10.0.3.0/23', "got '10.0.3.0/23'; write 10.0.0.0/22"],
    ['10.0.9.16/28', "'cidr' must be from /16 to /22, so that there is room for four zones, got '10.0.9.16/28'; write 10.0.8.0/22, or a network in between"],
    ['10.0.0.0', "'cidr' must be an IPv4 network such as 10.0.0.0/16, got '10.0.0.0'; write its first address, a slash and the length of its prefix"],
    ['10.0.0.0/', "'cidr' must be an IPv4 network"],
    ['10.0.0.0/16/16', "'cidr' must be an IPv4 network"],
    ['10.0.0.256/16', "'cidr' must be an IPv4 network"],
    ['fd00::/16', "'cidr' must be an IPv4 network"],
    ['10.0.5.0/16', 'write 10.0.0.0/16'],
    ['10.0.2.0/22', 'write 10.0.0.0/22'],
    ['', "'cidr' must be an IPv4 network"],
  ])('refuses %p', (cidr, message) => {
    expect(cidrProblems('cidr', cidr)).toEqual([{ code: 'InvalidValue', message: expect.stringContaining(message) }]);
  });

  test('refuses a token', () => {
    expect(cidrProblems('cidr', Lazy.string({ produce: () => '10.0.0.0/16' }))).toEqual([
      { code: 'UnresolvedToken', message: expect.stringContaining("'cidr' must be known at synthesis") },
    ]);
  });
});
