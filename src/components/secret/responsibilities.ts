import { Responsibility, ResponsibilityTopic } from '../../core/responsibility';

/** Who does what about a `ServiceSecret`. */
export const responsibilities: Responsibility[] = [
  {
    topic: ResponsibilityTopic.HIGH_AVAILABILITY,
    provider: 'keeps the secret in several zones of the region',
    component: 'nothing',
    applicationTeam: 'keeps the value in memory for a while, so that not every call of the service needs Secrets Manager',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.DISASTER_RECOVERY,
    provider: 'nothing outside of the region',
    component: 'nothing: the secret lies in one region',
    applicationTeam: 'can get the value again from whoever issued it',
    mustBeSwitchedOn: 'an environment in the other region, with a secret of its own',
  },
  {
    topic: ResponsibilityTopic.BACKUP,
    provider: 'keeps the value before the present one',
    component: 'stays when the stack is deleted, where the tier keeps data',
    applicationTeam: 'can get the value again from whoever issued it',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.PATCHING,
    provider: 'maintains Secrets Manager',
    component: 'nothing',
    applicationTeam: 'replaces the value when its time is over, when somebody leaves who knew it, and at once when it leaked',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ENCRYPTION,
    provider: 'encrypts the value, and answers over TLS alone',
    component: 'uses the customer-managed key of its classification where the tier asks for one',
    applicationTeam: 'says what the value calls for, and writes it into no log',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ACCESS,
    provider: 'checks every call with IAM, and writes each into CloudTrail',
    component: 'lets each workload that connects read the value, and nobody write it',
    applicationTeam: 'decides who of its people may put a value in',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.NETWORK,
    provider: 'runs Secrets Manager outside of all networks of its customers',
    component: 'asks the network for a way to Secrets Manager when a workload inside of it connects',
    applicationTeam: 'nothing',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.MONITORING,
    provider: 'writes each call into CloudTrail',
    component: 'nothing: Secrets Manager has no metric of a secret',
    applicationTeam: 'notices when the value is refused where it is used, and keeps in mind when it ends',
    mustBeSwitchedOn: 'a trail, by whoever runs the account',
  },
  {
    topic: ResponsibilityTopic.CAPACITY,
    provider: 'answers thousands of calls a second',
    component: 'nothing',
    applicationTeam: 'asks once for many calls of its own',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.COST,
    provider: 'bills each secret by the month, and calls',
    component: 'tags the secret with owner and cost centre',
    applicationTeam: 'removes what nobody needs',
    mustBeSwitchedOn: 'the tags of owner and cost centre as cost allocation tags, by the management account',
  },
];
