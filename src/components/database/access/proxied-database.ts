import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { DatabaseCluster, DatabaseInstance, Endpoint } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { IServiceDatabaseProxy } from './database-proxy-interface';
import { DatabaseEntrance, openDoor } from './entrance';
import { DatabaseProxy, defineProxy } from './proxy';
import { raiseProxyAlarms } from './proxy-alarms';
import { refuseUnfit } from '../../../core/admission';
import { IAppEnvironment } from '../../../core/app-environment';
import { ConnectionAccess, IWorkload } from '../../../core/connection/connection';
import { DataClassification } from '../../../core/data-classification';
import { makeReferencesWeak } from '../../../core/weak-references';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';
import { IServiceDatabase } from '../service-database-interface';
import { MASTER_USER } from '../settings/settings';

/** The proxy of a database. It is made the first time that somebody is let in, below the database and with ids of its own. */
export class ProxiedDatabase extends Construct implements IServiceDatabaseProxy {
  public readonly connectionName: string;
  public readonly environment: IAppEnvironment;
  public readonly dataClassification?: DataClassification;
  public readonly access = ConnectionAccess.IAM;

  private proxy?: DatabaseProxy;

  constructor(
    private readonly database: GovernedComponent & IServiceDatabase,
    private readonly plan: DatabasePlan,
    private readonly entrance: DatabaseEntrance,
    private readonly resource: DatabaseCluster | DatabaseInstance,
  ) {
    super(database, 'Proxy');
    this.connectionName = `${database.connectionName}-Proxy`;
    this.environment = database.environment;
    this.dataClassification = database.dataClassification;
  }

  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    refuseUnfit(this, workload);
    const { resource, port, securityGroup } = this.provide();
    openDoor(workload, variablePrefix, {
      ...this.entrance, target: this, endpoint: new Endpoint(resource.attrEndpoint, port), port, securityGroups: [securityGroup],
    });
    workload.addVariable(`${variablePrefix}_USER`, MASTER_USER);
    this.grantConnect(workload);
  }

  public grantConnect(grantee: IGrantable): Grant {
    const stack = Stack.of(this);
    const { resourceName } = stack.splitArn(this.provide().resource.attrDbProxyArn, ArnFormat.COLON_RESOURCE_NAME);
    const user = stack.formatArn({ service: 'rds-db', resource: 'dbuser', resourceName: `${resourceName}/${MASTER_USER}`, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    return Grant.addToPrincipal({ grantee, actions: ['rds-db:connect'], resourceArns: [user] });
  }

  private provide(): DatabaseProxy {
    if (this.proxy) return this.proxy;
    this.proxy = defineProxy(this, this.plan, this.entrance, this.resource);
    raiseProxyAlarms(this.database, this.plan.identifier);
    makeReferencesWeak(this.database);
    return this.proxy;
  }
}
