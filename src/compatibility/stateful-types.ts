import { keepsData } from '../evidence/comparison/stateful-types';

/** What others know by its address or its name, or are subscribed to: a new one is not the same, although no data is lost. */
const KNOWN_TO_OTHERS = new Set([
  'AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api', 'AWS::CertificateManager::Certificate', 'AWS::CloudFront::Distribution', 'AWS::CloudFormation::Stack',
  'AWS::Cognito::UserPoolClient', 'AWS::EC2::EIP', 'AWS::EC2::Subnet', 'AWS::EC2::VPC', 'AWS::ECS::Cluster', 'AWS::EKS::Cluster',
  'AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::Events::EventBus', 'AWS::KMS::Alias', 'AWS::RDS::DBProxy', 'AWS::RDS::DBSubnetGroup',
  'AWS::Route53::HostedZone', 'AWS::SNS::Topic',
]);

/** Whether more is lost with a resource of a type than deploying again would bring back: data, or an identity that others rely on. */
export function isStateful(type: string): boolean {
  return keepsData(type) || KNOWN_TO_OTHERS.has(type);
}
