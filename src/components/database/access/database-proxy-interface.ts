import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IConnectionTarget } from '../../../core/connection/connection';

/** The proxy in front of a database: a pool of connections that many workloads share, and that they log in to with IAM. */
export interface IServiceDatabaseProxy extends IConnectionTarget {
  /**
   * Lets somebody log in through the proxy, as the master user: people, for example, who come in through a tunnel. The network path is
   * another matter. The proxy is made if there is none yet.
   *
   * @param grantee who is to log in
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
   */
  grantConnect(grantee: IGrantable): Grant;
}
