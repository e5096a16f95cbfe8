import { DATABASES, isClusterMember, isCopy } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Database storage is encrypted at rest. */
export class StorageEncrypted extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-STORAGE-ENCRYPTED',
      statement: 'database storage is encrypted at rest',
      why: 'without encryption whoever gets hold of a snapshot, a backup or a disk reads the data, and it cannot be switched on later',
      fix: 'a ServiceDatabase always does; take back the override, or set StorageEncrypted to true',
      severity: Severity.ERROR,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
      sameAs: [
        'AwsSolutions-RDS2', 'HIPAA.Security-RDSStorageEncrypted', 'NIST.800.53.R4-RDSStorageEncrypted', 'NIST.800.53.R5-RDSStorageEncrypted',
        'PCI.DSS.321-RDSStorageEncrypted',
      ],
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const encrypted = database.read('StorageEncrypted');
    const inherited = Verdict.unknown(encrypted.path, 'StorageEncrypted is left out and taken from what the database is copied from');
    return judgeValue(encrypted, encrypted.flag === true, isCopy(database) ? inherited : undefined);
  }
}
