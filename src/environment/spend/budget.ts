import { Lazy, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { CreationStop } from './creation-stop';
import { IAppEnvironment } from '../../core/app-environment';
import { environmentTagName } from '../../governance/governed-environment';
import { Publisher, ticketTopicFor } from '../alarms/publishers';

/** At how many percent of the amount somebody is told. */
const THRESHOLDS = [80, 100];

/** Properties of an `EnvironmentBudget`. */
export interface EnvironmentBudgetProps {
  /** The environment whose spend is watched. */
  readonly environment: IAppEnvironment;

  /** The amount for a month, in US dollars. */
  readonly monthlyAmount: number;

  /**
   * The names of the roles that may create no more once it is spent, where the tier asks for that.
   *
   * @default - the role that CloudFormation has from the CDK's bootstrap
   */
  readonly creatingRoles?: string[];
}

/**
 * Watches what an environment spends in a month, and tells its ticket topic at 80 and 100 percent. Where environments
 * stay, it is told as well when 100 percent are foreseen; AWS needs about five weeks of spend before it foresees anything.
 *
 * Where the tier says so, a spent budget also stops the creation of more.
 *
 * Spend is told apart by the tag with the environment's name. AWS counts a tag from the day on which the organization's
 * management account activates it as a cost allocation tag; until then the budget reads 0.
 *
 * The budget has no name of its own: a change of who is told replaces it, and a replacement cannot share a name.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/cost-alloc-tags.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
 */
export class EnvironmentBudget extends Construct {
  constructor(scope: Construct, id: string, props: EnvironmentBudgetProps) {
    super(scope, id);
    const { environment, creatingRoles } = props;
    const { tier, identity: { environmentName } } = environment;
    const { topicArn } = ticketTopicFor(this, environment, budgetsOf(this));
    const budget = new CfnBudget(this, 'Resource', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.monthlyAmount, unit: 'USD' },
        // One tag on purpose: how AWS combines two different keys in this list is not documented.
        costFilters: { TagKeyValue: [Lazy.string({ produce: () => `user:${environmentTagName(this)}$${environmentName}` })] },
      },
      notificationsWithSubscribers: [
        ...THRESHOLDS.map((threshold) => notice('ACTUAL', threshold, topicArn)),
        ...tier.lifetime === undefined ? [notice('FORECASTED', 100, topicArn)] : [],
      ],
    });
    if (tier.budgetStopsCreation) new CreationStop(this, 'Stop', { environment, budget, topicArn, creatingRoles });
  }
}

/**
 * AWS Budgets, on behalf of the account of a construct.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
function budgetsOf(scope: Construct): Publisher {
  return { service: 'budgets.amazonaws.com', sourceArn: Stack.of(scope).formatArn({ service: 'budgets', region: '', resource: '*' }) };
}

function notice(notificationType: 'ACTUAL' | 'FORECASTED', threshold: number, address: string): CfnBudget.NotificationWithSubscribersProperty {
  return {
    notification: { notificationType, comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE', threshold },
    subscribers: [{ subscriptionType: 'SNS', address }],
  };
}
