import { DATABASES, engineOf, isClusterMember, isCopy } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

const SWITCHES = [
  { engines: /^(aurora-)?postgres|^sqlserver/, parameter: 'rds.force_ssl' },
  { engines: /^(aurora-)?mysql|^mariadb/, parameter: 'require_secure_transport' },
];

/** Databases refuse connections without TLS. */
export class TlsRequired extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-TLS-REQUIRED',
      statement: 'databases refuse connections without TLS',
      why: 'a client that does not ask for TLS sends its password and its data in the clear, and nobody notices',
      fix: 'a ServiceDatabase always does; take back the override, or name a parameter group that sets rds.force_ssl to 1 (PostgreSQL, SQL Server) or require_secure_transport to ON (MySQL, MariaDB)',
      severity: Severity.ERROR,
      types: [...DATABASES, 'AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup'],
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
    });
  }

  public judge(resource: ResourceView): Verdict {
    return resource.type.endsWith('ParameterGroup') ? judgeGroup(resource) : judgeDatabase(resource);
  }
}

/** The group is where TLS is required; of the database it is asked only that it names one. */
function judgeDatabase(database: ResourceView): Verdict {
  if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
  const engine = engineOf(database);
  if (engine === undefined) return Verdict.unknown('Engine', 'Engine is not known, and each has its own way to require TLS');
  if (!switchOf(engine)) return Verdict.NOT_APPLICABLE;

  const group = database.read(database.type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName');
  if (database.follow(group.path)?.type.endsWith('ParameterGroup')) return Verdict.COMPLIANT;
  if (group.isPresent) return group.isKnown ? Verdict.unknown(group.path, `${group.path} names a parameter group that is not in the app`) : Verdict.unknownValue(group);
  if (isCopy(database)) return Verdict.unknown(group.path, `${group.path} is left out and may be taken from what the database is copied from`);
  return Verdict.nonCompliant(`${group.path} is left out, and the default group need not require TLS`, group.path);
}

function judgeGroup(group: ResourceView): Verdict {
  const family = group.read('Family');
  if (!family.isKnown) return Verdict.unknownValue(family);
  const name = String(family.value).toLowerCase();
  const parameter = switchOf(name);
  const leftToTheCluster = name.startsWith('aurora') && group.type === 'AWS::RDS::DBParameterGroup';
  if (!parameter || leftToTheCluster) return Verdict.NOT_APPLICABLE;

  const parameters = group.read('Parameters');
  if (!parameters.isKnown) return Verdict.unknownValue(parameters);
  const value = parameters.entry(parameter);
  if (!value.isPresent) return Verdict.nonCompliant(`${parameter} is left out`, parameters.path);
  return judgeValue(value, /^(1|on|true)$/i.test(String(value.value)));
}

function switchOf(engine: string): string | undefined {
  return SWITCHES.find(({ engines }) => engines.test(engine))?.parameter;
}
