import { Aws } from 'aws-cdk-lib';

/** What there is to delete, and whom to tell. */
export interface Deletion {
  /** The name of the environment. */
  readonly environmentName: string;
  /** The names of the stacks that are deleted one after the other. */
  readonly stacks: string[];
  /** The name of the stack that is deleted last: the one with this state machine in it, so nobody waits for it. */
  readonly last: string;
  /** The ARN of the topic that is told. */
  readonly topicArn: string;
  /** When it happens, in words. */
  readonly end: string;
}

/** The input that an execution has which tells somebody and deletes nothing. */
export const NOTICE = { only: 'notice' };

/** Another update may be under way, which CloudFormation finishes first. */
const PATIENTLY = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, MaxAttempts: 30, BackoffRate: 1 }];

/**
 * How the stacks of an environment are deleted, in the Amazon States Language: one after the other, each to its end. The first one that
 * cannot be deleted ends it, and the topic is told.
 *
 * A stack is looked up by its name once, and known by its id from then on: CloudFormation does not find a deleted stack by its name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export function deletionSteps({ environmentName, stacks, last, topicArn, end }: Deletion): object {
  return {
    StartAt: 'WhatToDo',
    States: {
      WhatToDo: {
        Type: 'Choice',
        Choices: [{ And: [{ Variable: '$.only', IsPresent: true }, { Variable: '$.only', StringEquals: NOTICE.only }], Next: 'GiveNotice' }],
        Default: 'Stacks',
      },
      GiveNotice: {
        Type: 'Task',
        Resource: `arn:${Aws.PARTITION}:states:::sns:publish`,
        Parameters: {
          TopicArn: topicArn,
          Subject: `${environmentName} ends soon`,
          Message: `The environment ${environmentName} ends ${end}: about a day from now it deletes its stacks ${[...stacks, last].join(', ')}. `
            + 'Whoever still needs it gives it another lifetime and deploys.',
        },
        End: true,
      },
      Stacks: { Type: 'Pass', Result: { stacks, last }, Next: 'DeleteEach' },
      DeleteEach: {
        Type: 'Map',
        ItemsPath: '$.stacks',
        ItemSelector: { 'stack.$': '$$.Map.Item.Value' },
        MaxConcurrency: 1,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'Find', States: DELETION_OF_ONE },
        ResultPath: null,
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'TellWhatRemains' }],
        Next: 'DeleteLast',
      },
      DeleteLast: {
        Type: 'Task',
        Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudformation:deleteStack`,
        Parameters: { 'StackName.$': '$.last' },
        ResultPath: null,
        Retry: PATIENTLY,
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'TellWhatRemains' }],
        End: true,
      },
      TellWhatRemains: {
        Type: 'Task',
        Resource: `arn:${Aws.PARTITION}:states:::sns:publish`,
        Parameters: {
          'TopicArn': topicArn,
          'Subject': `${environmentName} could not be deleted`,
          'Message.$': `States.Format('The environment ${environmentName} has ended and could not be deleted: {}', $.error.Cause)`,
        },
        Next: 'NotDeleted',
      },
      NotDeleted: { Type: 'Fail', Error: 'NotDeleted', Cause: 'a stack could not be deleted; the topic was told which' },
    },
  };
}

const DELETION_OF_ONE = {
  Find: {
    Type: 'Task',
    Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudformation:describeStacks`,
    Parameters: { 'StackName.$': '$.stack' },
    ResultSelector: { 'id.$': '$.Stacks[0].StackId' },
    ResultPath: '$.found',
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'WasItThere' }],
    Next: 'Delete',
  },
  // A stack that was never deployed, or that somebody has deleted already.
  WasItThere: {
    Type: 'Choice',
    Choices: [{ Variable: '$.error.Cause', StringMatches: '*does not exist*', Next: 'Gone' }],
    Default: 'NotFound',
  },
  NotFound: { Type: 'Fail', Error: 'NotFound', CausePath: '$.error.Cause' },
  Delete: {
    Type: 'Task',
    Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudformation:deleteStack`,
    Parameters: { 'StackName.$': '$.found.id' },
    ResultPath: null,
    Retry: PATIENTLY,
    Next: 'Wait',
  },
  Wait: { Type: 'Wait', Seconds: 60, Next: 'Look' },
  Look: {
    Type: 'Task',
    Resource: `arn:${Aws.PARTITION}:states:::aws-sdk:cloudformation:describeStacks`,
    Parameters: { 'StackName.$': '$.found.id' },
    ResultSelector: { 'status.$': '$.Stacks[0].StackStatus' },
    ResultPath: '$.now',
    Retry: PATIENTLY,
    Next: 'IsItGone',
  },
  IsItGone: {
    Type: 'Choice',
    Choices: [
      { Variable: '$.now.status', StringEquals: 'DELETE_COMPLETE', Next: 'Gone' },
      { Variable: '$.now.status', StringEquals: 'DELETE_IN_PROGRESS', Next: 'Wait' },
    ],
    Default: 'Remains',
  },
  Remains: { Type: 'Fail', Error: 'Remains', CausePath: "States.Format('the stack {} is {}', $.stack, $.now.status)" },
  Gone: { Type: 'Succeed' },
};
