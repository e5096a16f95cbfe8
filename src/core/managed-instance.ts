/**
 * The current Amazon Linux 2023 for arm64, with the agent of Systems Manager: the name of the public parameter with its id.
 *
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export const AMAZON_LINUX = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/**
 * What an instance must be allowed to take sessions of Session Manager, and nothing else of what AWS's own policy for instances allows, which
 * would also read every parameter.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export const SESSION_ACTIONS = [
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
];
