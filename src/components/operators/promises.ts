import { Ec2Rules } from '../../rules/ec2';
import { IamRules } from '../../rules/iam';

/** What every `OperatorAccess` keeps, in every tier. */
export const promises = [Ec2Rules.NO_OPEN_INGRESS, IamRules.NO_ADMIN_STATEMENT];
