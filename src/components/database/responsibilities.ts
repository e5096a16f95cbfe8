import { Responsibility, ResponsibilityTopic } from '../../core/responsibility';

/** Who does what about a `ServiceDatabase`. */
export const responsibilities: Responsibility[] = [
  {
    topic: ResponsibilityTopic.HIGH_AVAILABILITY,
    provider: 'keeps the storage of Aurora in three zones, replaces an instance that failed, and fails over where there is a second one',
    component: 'has a reader on Aurora or a standby on RDS in a second zone, where the tier or an `rto` below an hour asks for one',
    applicationTeam: 'connects again after a failover, and repeats what was not committed',
    mustBeSwitchedOn: 'nothing where the tier asks for a standby; elsewhere `recovery` with an `rto`',
  },
  {
    topic: ResponsibilityTopic.DISASTER_RECOVERY,
    provider: 'nothing outside of the region',
    component: 'is in the plan whose copies the environment sends elsewhere; with `recovery.regionLoss` it refuses an environment without copies',
    applicationTeam: 'decides how much may be lost, and rehearses the restore there',
    mustBeSwitchedOn: 'copies of backups in another region or account, with `backups` of the environment',
  },
  {
    topic: ResponsibilityTopic.BACKUP,
    provider: 'takes the backups, stores them, and deletes them when their time is over',
    component: 'keeps automatic backups as long as the tier says unless `backupRetention` does; where the tier keeps data, it joins the daily backups of the environment',
    applicationTeam: 'rehearses a restore, and deletes what a restore left behind once nobody needs it',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.PATCHING,
    provider: 'patches the operating system, and upgrades minor versions in the maintenance window',
    component: 'lets minor versions upgrade at night, in development before staging and production, leaves extended support off, warns half a year before support ends, and refuses versions out of support',
    applicationTeam: 'upgrades major versions before their support ends, and the drivers in its code',
    mustBeSwitchedOn: 'a maintenance window of its own, where the derived one does not suit',
  },
  {
    topic: ResponsibilityTopic.ENCRYPTION,
    provider: 'encrypts storage, backups and snapshots, and manages the key where the tier leaves it to AWS',
    component: 'is always encrypted, with a customer-managed key where the tier asks for one, and refuses connections without TLS',
    applicationTeam: 'trusts the certificates of RDS in its clients, and verifies them',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ACCESS,
    provider: 'makes the master password, keeps it in Secrets Manager, and rotates it every seven days',
    component: 'lets each workload that connects read the secret, and accepts log-ins with IAM',
    applicationTeam: 'makes roles inside the database that may do less than the master user',
    mustBeSwitchedOn: 'log-ins with IAM, for each role inside the database',
  },
  {
    topic: ResponsibilityTopic.NETWORK,
    provider: 'keeps the networks of its customers apart',
    component: 'lies in subnets without a route to the internet, and admits the workloads that connect',
    applicationTeam: 'decides who connects, and answers for security group rules of its own',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.MONITORING,
    provider: 'measures, and delivers alarms',
    component: 'exports the logs of the engine and keeps them as long as the tier says, has Performance Insights, raises alarms about load, memory, connections, latency and room, and passes on what RDS tells',
    applicationTeam: 'acts on alarms, and looks for slow queries',
    mustBeSwitchedOn: 'the e-mail address that alarms go to, by confirming it once',
  },
  {
    topic: ResponsibilityTopic.CAPACITY,
    provider: 'scales a serverless database within its bounds, and grows storage within them',
    component: 'sets the bounds: up to 4 ACU on Aurora, or twice the first storage on RDS, unless `capacity` says otherwise; refuses classes that the engine does not have',
    applicationTeam: 'chooses `capacity` by the load that it measures, and raises it before the database is full',
    mustBeSwitchedOn: 'more than is free in the tier, with a sign-off',
  },
  {
    topic: ResponsibilityTopic.COST,
    provider: 'bills what is used',
    component: 'tags its resources with owner and cost centre, and pauses an idle serverless database where the tier lets it',
    applicationTeam: 'pays, and removes what nobody needs',
    mustBeSwitchedOn: 'the tags of owner and cost centre as cost allocation tags, by the management account',
  },
];
