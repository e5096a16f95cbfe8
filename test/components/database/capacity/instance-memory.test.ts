import { memoryOf } from '../../../../src/components/database/capacity/instance-memory';

describe('the memory of an instance class', () => {
  test.each([
    ['db.t3.micro', '1 GiB'], ['db.t4g.small', '2 GiB'], ['db.t4g.medium', '4 GiB'], ['db.t4g.large', '8 GiB'], ['db.t4g.2xlarge', '32 GiB'],
    ['db.m7g.large', '8 GiB'], ['db.m6i.32xlarge', '512 GiB'], ['db.c6gd.medium', '2 GiB'], ['db.c6gd.16xlarge', '128 GiB'],
    ['db.r5.large', '16 GiB'], ['db.r7g.16xlarge', '512 GiB'], ['db.r8g.48xlarge', '1536 GiB'], ['db.r5b.24xlarge', '768 GiB'], ['db.z1d.12xlarge', '384 GiB'],
    ['db.x2g.16xlarge', '1 TiB'], ['db.x1.32xlarge', '1952 GiB'], ['db.x1e.xlarge', '122 GiB'], ['db.x1e.32xlarge', '3904 GiB'],
    ['db.x2idn.16xlarge', '1 TiB'], ['db.x2iedn.xlarge', '128 GiB'], ['db.x2iedn.32xlarge', '4 TiB'], ['db.x2iezn.12xlarge', '1536 GiB'],
  ])('of %s is %s', (instanceClass, memory) => expect(String(memoryOf(instanceClass))).toBe(memory));

  test.each(['db.x9z.large', 'db.u7i.large', 'db.r7g.huge', 'db.r7g.xxlarge', 'db.r7g', 'r7g.large', 'db.r7g.large.tpc2.mem4x', 'db.serverless', ''])('of %j is not known', (instanceClass) => {
    expect(memoryOf(instanceClass)).toBeUndefined();
  });
});
