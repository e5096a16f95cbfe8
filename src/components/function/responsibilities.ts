import { Responsibility, ResponsibilityTopic } from '../../core/responsibility';

/** Who does what about a `FunctionService`. */
export const responsibilities: Responsibility[] = [
  {
    topic: ResponsibilityTopic.HIGH_AVAILABILITY,
    provider: 'runs the function in several zones, and calls it again when an asynchronous call failed',
    component: 'lies in the private subnets of all zones of its environment, once it joined the network',
    applicationTeam: 'repeats synchronous calls that failed, and lets a handler run twice without harm',
    mustBeSwitchedOn: 'a gradual change of versions that goes back by itself, with `deployment`',
  },
  {
    topic: ResponsibilityTopic.DISASTER_RECOVERY,
    provider: 'nothing outside of the region',
    component: 'nothing: the function exists in one region',
    applicationTeam: 'deploys into another region, and decides when callers move there',
    mustBeSwitchedOn: 'an environment in the other region',
  },
  {
    topic: ResponsibilityTopic.BACKUP,
    provider: 'stores the code that was deployed',
    component: 'keeps the events of asynchronous calls that it gave up on for 14 days, and no other data',
    applicationTeam: 'keeps the code and its build in its repository, and sends events back that wait',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.PATCHING,
    provider: 'patches the operating system and the minor versions of the runtime',
    component: 'nothing: it runs on the runtime that it was given',
    applicationTeam: 'moves to another runtime before AWS retires it, and upgrades the libraries in its code',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ENCRYPTION,
    provider: 'encrypts code and variables, and answers over TLS alone',
    component: 'uses a customer-managed key for variables, logs and dead letters where the tier asks for one',
    applicationTeam: 'puts no secrets into variables',
    mustBeSwitchedOn: 'nothing',
  },
  {
    topic: ResponsibilityTopic.ACCESS,
    provider: 'checks every call with IAM',
    component: 'has a role of its own that may do what logs, traces and connections need, and a URL that asks for IAM where it has one',
    applicationTeam: 'grants what has no `connectTo`, and decides who may call the function',
    mustBeSwitchedOn: 'each caller, with `connectTo`, a permission or an event source',
  },
  {
    topic: ResponsibilityTopic.NETWORK,
    provider: 'runs the function outside of all networks of its customers',
    component: 'joins the network when a target can only be reached there, and then reaches its targets, and port 443 everywhere',
    applicationTeam: 'opens any other port',
    mustBeSwitchedOn: 'the network, with `connectTo` or `joinNetwork`; the internet from there, with `callsInternet`',
  },
  {
    topic: ResponsibilityTopic.MONITORING,
    provider: 'measures, and delivers alarms',
    component: 'writes logs as JSON and keeps them as long as the tier says, is traced, and raises alarms about errors, throttles, time, events that wait and dead letters',
    applicationTeam: 'acts on alarms, and logs what will help',
    mustBeSwitchedOn: 'calls inside of the code as parts of a trace, with a library; the e-mail address that alarms go to, by confirming it once',
  },
  {
    topic: ResponsibilityTopic.CAPACITY,
    provider: 'runs as many calls at once as the account may',
    component: 'has 512 MiB and 30 seconds unless told otherwise',
    applicationTeam: 'chooses memory and timeout by what it measures, and asks AWS for a higher quota in time',
    mustBeSwitchedOn: 'a share of its own, with `reservedConcurrency`; more than is free in the tier, with a sign-off',
  },
  {
    topic: ResponsibilityTopic.COST,
    provider: 'bills calls, time and memory, and nothing while the function is idle',
    component: 'runs on arm64, and tags its resources with owner and cost centre',
    applicationTeam: 'pays, also for the NAT gateway or the endpoints that a connection into the network brings',
    mustBeSwitchedOn: 'the tags of owner and cost centre as cost allocation tags, by the management account',
  },
];
