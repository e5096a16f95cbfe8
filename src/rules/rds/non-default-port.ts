import { DATABASES, isClusterMember, isCopy } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

const WELL_KNOWN = [1433, 1521, 3306, 5432];

/** Databases listen on a port that is not the usual one. */
export class NonDefaultPort extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-NON-DEFAULT-PORT',
      statement: 'databases listen on another port than the usual one of an engine',
      why: 'scans that look for databases try the usual ports, so another port keeps the noise and the cheapest attacks away',
      fix: 'leave the port to ServiceDatabase, or set Port to something else than 1433, 1521, 3306 and 5432',
      severity: Severity.WARNING,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html',
      sameAs: ['AwsSolutions-RDS11'],
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const port = database.read('Port');
    const inherited = Verdict.unknown(port.path, 'Port is left out and may be taken from what the database is copied from');
    return judgeValue(port, port.number !== undefined && !WELL_KNOWN.includes(port.number), isCopy(database) ? inherited : undefined);
  }
}
