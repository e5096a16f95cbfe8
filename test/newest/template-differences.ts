/** What the newest CDK writes differently into the template of the same program. */
export interface TemplateDifference {
  /** The CloudFormation type of the resources. */
  readonly type: string;
  /** The properties that differ, in alphabetical order. */
  readonly properties: readonly string[];
  /** What differs, as a user sees it. */
  readonly what: string;
  /** What the CDK does otherwise. */
  readonly why: string;
  /** What an upgrade does to a resource that is deployed, and why that can be borne. */
  readonly effect: string;
}

/** Every difference in the templates of the golden examples between the lowest CDK that this library runs on and the newest one it was run on. */
export const TEMPLATE_DIFFERENCES: readonly TemplateDifference[] = [
  {
    type: 'AWS::Budgets::Budget',
    properties: ['ResourceTags'],
    what: 'the budget of an environment has the tags of its environment',
    why: 'the newest CDK alone knows that budgets can have tags',
    effect: 'the tags are added to the budget in place; its amount and what it has seen stay',
  },
  {
    type: 'AWS::CloudWatch::Dashboard',
    properties: ['DashboardBody'],
    what: 'headings of the dashboard have the background `transparent`',
    why: 'the newest CDK writes down what CloudWatch does anyway when nothing is said',
    effect: 'the dashboard is written again in place, and looks the same',
  },
];
