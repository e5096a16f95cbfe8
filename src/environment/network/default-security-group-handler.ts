/**
 * The code of the function that closes a default security group, as it runs in Lambda.
 *
 * Plain JavaScript with the SDK that the runtime ships, short enough to lie in the template (4 KB), so that nothing has
 * to be bundled or uploaded. It answers CloudFormation also when it fails; when even that fails it throws, and Lambda
 * runs it again, which is safe because closing a closed group does nothing.
 */
export const DEFAULT_SECURITY_GROUP_HANDLER = `'use strict';
const ec2 = require('@aws-sdk/client-ec2');

exports.handler = async (event, context) => {
  const groupId = String(event.ResourceProperties.DefaultSecurityGroupId);
  let failure;
  try {
    if (event.RequestType !== 'Delete') await close(new ec2.EC2Client({}), groupId);
  } catch (error) {
    console.error(error);
    failure = 'the default security group ' + groupId + ' was not closed: ' + error.name + ': ' + error.message;
  }
  await answer(event, context, groupId, failure);
};

async function close(client, groupId) {
  const { SecurityGroups } = await client.send(new ec2.DescribeSecurityGroupsCommand({ GroupIds: [groupId] }));
  const { IpPermissions = [], IpPermissionsEgress = [] } = SecurityGroups[0];
  await revoke(client, ec2.RevokeSecurityGroupIngressCommand, groupId, IpPermissions);
  await revoke(client, ec2.RevokeSecurityGroupEgressCommand, groupId, IpPermissionsEgress);
}

async function revoke(client, Command, groupId, rules) {
  if (rules.length === 0) return;
  try {
    await client.send(new Command({ GroupId: groupId, IpPermissions: rules }));
  } catch (error) {
    if (error.name !== 'InvalidPermission.NotFound') throw error;
  }
}

async function answer(event, context, groupId, failure) {
  const body = JSON.stringify({
    Status: failure ? 'FAILED' : 'SUCCESS',
    Reason: failure ? failure + ' (log stream ' + context.logStreamName + ')' : 'closed',
    PhysicalResourceId: event.RequestType === 'Delete' ? event.PhysicalResourceId : groupId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
  // As bytes, so that no content type is sent: the address is signed without one.
  const response = await fetch(event.ResponseURL, { method: 'PUT', body: Buffer.from(body) });
  if (!response.ok) throw new Error('CloudFormation did not take the answer: ' + response.status);
}
`;
