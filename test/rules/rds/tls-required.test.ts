import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging, resource } from '../judging';
import { cluster, instance, member } from './databases';

const group = resource('AWS::RDS::DBParameterGroup');
const clusterGroup = resource('AWS::RDS::DBClusterParameterGroup');

judging(RdsRules.TLS_REQUIRED, {
  compliant: {
    'a group for PostgreSQL': group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': '1' } }),
    'a number in the group': group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': 1 } }),
    'a group for SQL Server': group({ Family: 'sqlserver-se-16.0', Parameters: { 'rds.force_ssl': '1' } }),
    'a group for MySQL': group({ Family: 'mysql8.4', Parameters: { require_secure_transport: 'ON' } }),
    'a group for MariaDB': group({ Family: 'mariadb11.4', Parameters: { require_secure_transport: '1' } }),
    'a cluster group for Aurora PostgreSQL': clusterGroup({ Family: 'aurora-postgresql16', Parameters: { 'rds.force_ssl': '1' } }),
    'a cluster group for Aurora MySQL': clusterGroup({ Family: 'aurora-mysql8.0', Parameters: { require_secure_transport: 'on' } }),
    'an instance that names a group of the template': {
      Db: instance({ Engine: 'postgres', DBParameterGroupName: { Ref: 'Group' } }), Group: group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': '1' } }),
    },
    'a cluster that names a group of the template': {
      Db: cluster({ Engine: 'aurora-mysql', DBClusterParameterGroupName: { Ref: 'Group' } }), Group: clusterGroup({ Family: 'aurora-mysql8.0' }),
    },
  },
  nonCompliant: {
    'a group without the parameter': group({ Family: 'postgres16', Parameters: { log_statement: 'ddl' } }),
    'a group without parameters': clusterGroup({ Family: 'aurora-postgresql16' }),
    'a group that switches it off': group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': '0' } }),
    'a group that switches it off by its name': clusterGroup({ Family: 'aurora-mysql8.0', Parameters: { require_secure_transport: 'OFF' } }),
    'a value that begins like on': group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': '10' } }),
    'a value that ends like on': group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': '01' } }),
    'the parameter of another engine': group({ Family: 'mysql8.4', Parameters: { 'rds.force_ssl': '1' } }),
    'an instance that names no group': instance({ Engine: 'postgres' }),
    'a cluster that names no group': cluster({ Engine: 'aurora-postgresql' }),
    'a cluster that names a group for its instances only': cluster({ Engine: 'aurora-mysql', DBInstanceParameterGroupName: { Ref: 'Group' } }),
  },
  unknown: {
    'a group for a family that is a parameter': group({ Family: { Ref: 'P' }, Parameters: { 'rds.force_ssl': '1' } }),
    'a group whose value is a parameter': group({ Family: 'postgres16', Parameters: { 'rds.force_ssl': { Ref: 'P' } } }),
    'a group whose parameters depend on a condition': group({ Family: 'postgres16', Parameters: { 'Fn::If': ['C', {}, {}] } }),
    'an instance that names a group of somebody else': instance({ Engine: 'postgres', DBParameterGroupName: 'default.postgres16' }),
    'a group that is a parameter': instance({ Engine: 'postgres', DBParameterGroupName: { Ref: 'P' } }),
    'a cluster that imports its group': cluster({ Engine: 'aurora-mysql', DBClusterParameterGroupName: { 'Fn::ImportValue': 'group' } }),
    'an engine that is a parameter': instance({ Engine: { Ref: 'P' } }),
    'a copy that names no group': instance({ Engine: 'mysql', SourceDBInstanceIdentifier: 'orders' }),
  },
  notApplicable: {
    'an engine with another way': instance({ Engine: 'oracle-ee' }),
    'a group for an engine with another way': group({ Family: 'oracle-ee-19' }),
    'a group for instances of an Aurora cluster': group({ Family: 'aurora-postgresql16' }),
    'an instance of a cluster': member({ Engine: 'aurora-postgresql' }),
    'a bucket': bucket({}),
  },
});
