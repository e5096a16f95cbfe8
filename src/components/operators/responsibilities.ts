import { Responsibility, ResponsibilityTopic } from '../../core/responsibility';

/** Who does what about an `OperatorAccess`. */
export const responsibilities: Responsibility[] = [
  {
    topic: ResponsibilityTopic.HIGH_AVAILABILITY,
    provider: 'notices a host that fails, and starts another one in any zone of the group',
    component: 'has one host in the private subnets of all zones; while it is replaced, for minutes, nobody gets in',
    applicationTeam: 'opens its tunnels again after a host was replaced',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.DISASTER_RECOVERY,
    provider: 'nothing outside of the region',
    component: 'nothing: the host exists in one region and can be made again at any time',
    applicationTeam: 'deploys into another region',
    mustBeSwitchedOn: 'an environment in the other region',
  },
  {
    topic: ResponsibilityTopic.BACKUP,
    provider: 'nothing',
    component: 'nothing: nothing is kept on the host, and its volume goes with it',
    applicationTeam: 'leaves no files on the host',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.PATCHING,
    provider: 'publishes images of Amazon Linux with the newest patches and agent',
    component: 'replaces the host after 7 days by one with the newest image',
    applicationTeam: 'keeps the AWS CLI and the Session Manager plugin on its own machines up to date',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ENCRYPTION,
    provider: 'carries sessions over TLS, and keeps the key of the volume',
    component: 'encrypts shells and their logs with a customer-managed key besides, where the tier has one',
    applicationTeam: 'speaks TLS with the target through the tunnel, and checks its certificate',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ACCESS,
    provider: 'checks with IAM who may start a session, and records each start in CloudTrail',
    component: 'offers a policy for sessions on this host with its documents alone, and grants the host no secret',
    applicationTeam: 'decides who gets the policy, and gives each person credentials of their own for the target',
    mustBeSwitchedOn: 'the policy, for each role; a second factor, with `mfaRequired`; a shell, with `shell`',
  },
  {
    topic: ResponsibilityTopic.NETWORK,
    provider: 'lets nobody into a security group that admits nobody',
    component: 'has no address outside of the network, and reaches its targets, and port 443 everywhere',
    applicationTeam: 'opens any other port',
    mustBeSwitchedOn: 'each target, with `connectTo`',
  },
  {
    topic: ResponsibilityTopic.MONITORING,
    provider: 'delivers alarms, and records who started which session when',
    component: 'raises an alarm when the host is missing, and logs shells; what goes through a tunnel is seen by the target alone',
    applicationTeam: 'acts on the alarm, and reads the records',
    mustBeSwitchedOn: 'a trail that keeps the records of CloudTrail longer than 90 days; the e-mail address that alarms go to, by confirming it once',
  },
  {
    topic: ResponsibilityTopic.CAPACITY,
    provider: 'nothing',
    component: 'has a host of the smallest size, which is enough for the tunnels of a team',
    applicationTeam: 'moves large amounts of data another way',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.COST,
    provider: 'bills the host by the second, its volume, and what shells log',
    component: 'runs on arm64 without credits to pay for, and can be scaled to zero where the tier has that',
    applicationTeam: 'pays, also for the endpoints or the NAT gateway that the host is reached through',
    mustBeSwitchedOn: 'the tags of owner and cost centre as cost allocation tags, by the management account',
  },
];
