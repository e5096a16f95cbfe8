import { Responsibility, ResponsibilityTopic } from '../core/responsibility';

/** Who does what about an `AppEnvironment` and the core that its components share. */
export const responsibilities: Responsibility[] = [
  {
    topic: ResponsibilityTopic.HIGH_AVAILABILITY,
    provider: 'keeps zones apart, and runs topics, keys and backups in several of them',
    component: 'has subnets in as many zones as the tier asks for, and one NAT gateway or one for each zone, as the tier says',
    applicationTeam: 'knows that with one NAT gateway egress fails when its zone does',
    mustBeSwitchedOn: 'more zones, with `availabilityZones` of the network; NAT for each zone, with `nat`',
  },
  {
    topic: ResponsibilityTopic.DISASTER_RECOVERY,
    provider: 'nothing outside of the region',
    component: 'copies backups to vaults elsewhere, where `backups` names some; the core itself lies in one region and one account',
    applicationTeam: 'decides how fast it must be back, and keeps an environment elsewhere where that is too slow',
    mustBeSwitchedOn: 'copies of backups in another region or account, with `backups`; an environment there',
  },
  {
    topic: ResponsibilityTopic.BACKUP,
    provider: 'runs the plan of backups',
    component: 'has a plan of daily backups, and a vault that outlives the stack and lets nobody delete them early, where the tier keeps data',
    applicationTeam: 'looks after jobs that failed, and rehearses restores',
    mustBeSwitchedOn: 'nothing for a `ServiceDatabase`; the tag `backup` on other data; a lock and tests of restores, with `backups`',
  },
  {
    topic: ResponsibilityTopic.PATCHING,
    provider: 'maintains gateways, endpoints and topics',
    component: 'brings the code of its one function with each version of this library',
    applicationTeam: 'upgrades this library and the CDK, and deploys',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ENCRYPTION,
    provider: 'keeps the keys, and rotates them',
    component: 'has a key for each classification of data that is kept, rotated every year, where the tier asks for customer-managed keys',
    applicationTeam: 'says how its data is classified, and deletes no key that is in use; whoever owns a key that is brought keeps its policy as the outputs of the core say',
    mustBeSwitchedOn: 'customer-managed keys, with the tier',
  },
  {
    topic: ResponsibilityTopic.ACCESS,
    provider: 'checks every call with IAM',
    component: 'names in the policies of keys and topics each service that may use them, and lets services alone make grants of a key',
    applicationTeam: 'decides who may sign in to the account and deploy to it',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.NETWORK,
    provider: 'keeps the networks of its customers apart',
    component: 'has private subnets, closes the default security group, logs flows, and opens a way out, or an endpoint for a service of AWS, when a component needs one; changes nothing in an imported VPC',
    applicationTeam: 'chooses the shape of the network, and `cidr` before the first deployment where networks are to be joined; answers with its owner for a VPC that it imports',
    mustBeSwitchedOn: 'a way out, by the first component that needs it; a network without one, with `network`',
  },
  {
    topic: ResponsibilityTopic.MONITORING,
    provider: 'delivers alarms to those who confirmed',
    component: 'has a topic for each severity of alarms and a dashboard of what components watch, and keeps the logs of flows as long as the tier says',
    applicationTeam: 'names a receiver who acts',
    mustBeSwitchedOn: '`alertEmail` or `alarmSubscriptions` where the tier does not ask for a receiver; each address, by confirming it once',
  },
  {
    topic: ResponsibilityTopic.CAPACITY,
    provider: 'scales gateways and endpoints',
    component: 'has the addresses of `cidr`, a /16 unless told otherwise',
    applicationTeam: 'watches the quotas of the account',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.COST,
    provider: 'bills what is used, and counts by tag',
    component: 'sends notices at 80 and 100 % of the budget, where there is one, stops creating more in a playground that spent it, and makes no part before it is needed',
    applicationTeam: 'acts on notices: what exists is never stopped',
    mustBeSwitchedOn: '`monthlyBudget` where the tier has no amount; the tag of the environment as a cost allocation tag, by the management account',
  },
];
