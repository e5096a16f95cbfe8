import { createServer, IncomingMessage, Server } from 'http';
import { AddressInfo } from 'net';
import { DEFAULT_SECURITY_GROUP_HANDLER } from '../../../src/environment/network/default-security-group-handler';

const INGRESS = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1' }] }];
const EGRESS = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

/** An EC2 with one security group. */
class Ec2Stub {
  public readonly calls: { name: string; input: unknown }[] = [];
  public ingress: unknown[] | undefined = INGRESS;
  public egress: unknown[] | undefined = EGRESS;
  public failure?: { name: string; on: string };

  public get module(): Record<string, unknown> {
    const command = (name: string) => class {
      public readonly name = name;
      constructor(public readonly input: unknown) {}
    };
    const send = async (sent: { name: string; input: unknown }) => this.answer(sent);
    return {
      EC2Client: class { public readonly send = send; },
      DescribeSecurityGroupsCommand: command('Describe'),
      RevokeSecurityGroupIngressCommand: command('RevokeIngress'),
      RevokeSecurityGroupEgressCommand: command('RevokeEgress'),
    };
  }

  private answer({ name, input }: { name: string; input: unknown }): unknown {
    this.calls.push({ name, input });
    if (this.failure?.on === name) throw Object.assign(new Error('refused'), { name: this.failure.name });
    if (name === 'RevokeIngress') this.ingress = [];
    if (name === 'RevokeEgress') this.egress = [];
    return name === 'Describe' ? { SecurityGroups: [{ IpPermissions: this.ingress, IpPermissionsEgress: this.egress }] } : {};
  }
}

describe('the function that closes a default security group', () => {
  let server: Server;
  let status = 200;
  let received: { method?: string; contentType?: string; body: Record<string, unknown> } | undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        received = { method: request.method, contentType: request.headers['content-type'], body: JSON.parse(body) };
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  beforeEach(() => {
    status = 200;
    received = undefined;
    jest.spyOn(console, 'error').mockImplementation(() => {});
  });

  afterAll(() => server.close());

  async function run(ec2: Ec2Stub, requestType: string, physicalResourceId?: string): Promise<void> {
    const exported: { handler?: (event: unknown, context: unknown) => Promise<void> } = {};
    const load = new Function('require', 'exports', DEFAULT_SECURITY_GROUP_HANDLER);
    load((name: string) => name === '@aws-sdk/client-ec2' ? ec2.module : undefined, exported);
    await exported.handler!({
      RequestType: requestType,
      ResponseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer`,
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'logical',
      PhysicalResourceId: physicalResourceId,
      ResourceProperties: { ServiceToken: 'token', DefaultSecurityGroupId: 'sg-1' },
    }, { logStreamName: '2026/11/01/1' });
  }

  test('fits into a template', () => {
    expect(Buffer.byteLength(DEFAULT_SECURITY_GROUP_HANDLER)).toBeLessThan(4096);
  });

  test.each(['Create', 'Update'])('takes every rule out on %s, and says so', async (requestType) => {
    const ec2 = new Ec2Stub();
    await run(ec2, requestType);

    expect(ec2.calls).toEqual([
      { name: 'Describe', input: { GroupIds: ['sg-1'] } },
      { name: 'RevokeIngress', input: { GroupId: 'sg-1', IpPermissions: INGRESS } },
      { name: 'RevokeEgress', input: { GroupId: 'sg-1', IpPermissions: EGRESS } },
    ]);
    expect(received).toEqual({
      method: 'PUT',
      contentType: undefined,
      body: { Status: 'SUCCESS', Reason: 'closed', PhysicalResourceId: 'sg-1', StackId: 'stack', RequestId: 'request', LogicalResourceId: 'logical' },
    });
  });

  test('changes nothing the second time', async () => {
    const ec2 = new Ec2Stub();
    await run(ec2, 'Create');
    ec2.calls.length = 0;
    await run(ec2, 'Update', 'sg-1');

    expect(ec2.calls.map(({ name }) => name)).toEqual(['Describe']);
    expect(received!.body.Status).toBe('SUCCESS');
  });

  test('takes a group without any list of rules for closed', async () => {
    const ec2 = new Ec2Stub();
    ec2.ingress = ec2.egress = undefined;
    await run(ec2, 'Create');

    expect(ec2.calls.map(({ name }) => name)).toEqual(['Describe']);
  });

  test('does nothing on Delete, and keeps the id', async () => {
    const ec2 = new Ec2Stub();
    await run(ec2, 'Delete', 'sg-of-before');

    expect(ec2.calls).toEqual([]);
    expect(received!.body).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'sg-of-before' });
  });

  test('takes a rule that is gone already for taken out', async () => {
    const ec2 = new Ec2Stub();
    ec2.failure = { name: 'InvalidPermission.NotFound', on: 'RevokeIngress' };
    await run(ec2, 'Create');

    expect(ec2.calls.map(({ name }) => name)).toEqual(['Describe', 'RevokeIngress', 'RevokeEgress']);
    expect(received!.body.Status).toBe('SUCCESS');
  });

  test.each(['Describe', 'RevokeIngress', 'RevokeEgress'])('answers with the reason when %s fails', async (on) => {
    const ec2 = new Ec2Stub();
    ec2.failure = { name: 'UnauthorizedOperation', on };
    await run(ec2, 'Create');

    expect(received!.body).toMatchObject({
      Status: 'FAILED',
      PhysicalResourceId: 'sg-1',
      Reason: 'the default security group sg-1 was not closed: UnauthorizedOperation: refused (log stream 2026/11/01/1)',
    });
  });

  test('fails when CloudFormation does not take the answer, so that Lambda runs it again', async () => {
    status = 403;

    await expect(run(new Ec2Stub(), 'Create')).rejects.toThrow('403');
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
