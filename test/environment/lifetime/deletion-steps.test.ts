import { deletionSteps, NOTICE } from '../../../src/environment/lifetime/deletion-steps';

/* eslint-disable @typescript-eslint/no-explicit-any */

const DELETION = { environmentName: 'try', stacks: ['Orders', 'Stock'], last: 'try-core', topicArn: 'arn:topic', end: '7 days after it was made' };

/** What AWS says when a task fails. */
class Failure extends Error {
  constructor(readonly error: string, readonly cause: string) {
    super(cause);
  }
}

/** A CloudFormation in which each stack goes through some statuses once it is being deleted; the last one stays. */
class Stacks {
  public readonly log: string[] = [];

  constructor(private readonly statuses: Record<string, string[]>, private refusals: Record<string, number> = {}) {}

  public call(resource: string, { StackName: name, Message: message }: Record<string, string>): unknown {
    const action = resource.split(':').at(-1)!;
    if (action === 'publish') return this.log.push(`told: ${message}`);
    const stack = name.replace('id-of-', '');
    if (!(stack in this.statuses)) throw new Failure('CloudFormation.CloudFormationException', `Stack with id ${stack} does not exist`);
    if (this.statuses[stack].length === 0) throw new Failure('CloudFormation.CloudFormationException', 'is not authorized to perform this');
    if (action === 'describeStacks') return this.describe(name, stack);
    if ((this.refusals[stack] ?? 0) > 0) {
      this.refusals[stack] -= 1;
      throw new Failure('CloudFormation.CloudFormationException', `${stack} cannot be deleted while in status UPDATE_IN_PROGRESS`);
    }
    return this.log.push(`deleted ${name}`);
  }

  /** By its name nothing changes; by its id it is looked at while it goes. */
  private describe(name: string, stack: string): object {
    const statuses = this.statuses[stack];
    const StackStatus = name.startsWith('id-of-') && statuses.length > 1 ? statuses.shift() : statuses[0];
    return { Stacks: [{ StackId: `id-of-${stack}`, StackStatus }] };
  }
}

const at = (path: string, data: any): any => path === '$' ? data : path.slice(2).split(/[.[\]]+/).filter(Boolean).reduce((value, key) => value?.[key], data);

/** A text, a path, or `States.Format` of some. */
function valueOf(text: string, data: any): any {
  const format = /^States\.Format\('(.*)'((?:, \$[\w.]+)+)\)$/.exec(text);
  if (!format) return at(text, data);
  const values = format[2].slice(2).split(', ').map((path) => at(path, data));
  return format[1].replace(/{}/g, () => values.shift());
}

const filled = (template: object, data: any): any =>
  Object.fromEntries(Object.entries(template).map(([key, value]) => key.endsWith('.$') ? [key.slice(0, -2), valueOf(value, data)] : [key, value]));

function holds(choice: any, data: any): boolean {
  if (choice.And) return choice.And.every((each: any) => holds(each, data));
  const value = at(choice.Variable, data);
  if (choice.IsPresent !== undefined) return (value !== undefined) === choice.IsPresent;
  if (choice.StringMatches !== undefined) return new RegExp(`^${choice.StringMatches.replace(/\*/g, '.*')}$`).test(value);
  return value === choice.StringEquals;
}

/** As much of the Amazon States Language as the definition uses. */
function run({ StartAt, States }: any, input: any, stacks: Stacks): void {
  let [name, data, tries] = [StartAt, input, 0];
  for (let steps = 0; steps < 1000; steps++) {
    const state = States[name];
    let next = state.Next;
    try {
      if (state.Type === 'Succeed') return;
      if (state.Type === 'Fail') throw new Failure(state.Error, state.CausePath ? valueOf(state.CausePath, data) : state.Cause);
      if (state.Type === 'Choice') next = state.Choices.find((choice: any) => holds(choice, data))?.Next ?? state.Default;
      if (state.Type === 'Pass') data = state.Result;
      if (state.Type === 'Map') at(state.ItemsPath, data).forEach((stack: string) => run(state.ItemProcessor, { stack }, stacks));
      if (state.Type === 'Task') {
        const result = stacks.call(state.Resource, filled(state.Parameters, data));
        if (state.ResultPath) data = { ...data, [state.ResultPath.slice(2)]: filled(state.ResultSelector, result) };
      }
      tries = 0;
      if (state.End) return;
      name = next;
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (state.Retry && ++tries <= state.Retry[0].MaxAttempts) continue;
      if (!state.Catch) throw failure;
      tries = 0;
      data = { ...data, [state.Catch[0].ResultPath.slice(2)]: { Error: failure.error, Cause: failure.cause } };
      name = state.Catch[0].Next;
    }
  }
  throw new Error('it never ends');
}

const GOING = ['DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE'];
const all = (more: Record<string, string[]> = {}) => ({ 'Orders': [...GOING], 'Stock': [...GOING], 'try-core': ['CREATE_COMPLETE'], ...more });
const after = (stacks: Stacks, input: object = {}) => {
  run(deletionSteps(DELETION), input, stacks);
  return stacks.log;
};

describe('the end of an environment', () => {
  test('deletes one stack after the other, waits for each, and goes last itself', () => {
    expect(after(new Stacks(all()))).toEqual(['deleted id-of-Orders', 'deleted id-of-Stock', 'deleted try-core']);
  });

  test('passes over a stack that was never deployed, or is gone already', () => {
    const { Orders: _, ...rest } = all();
    expect(after(new Stacks(rest))).toEqual(['deleted id-of-Stock', 'deleted try-core']);
  });

  test('waits for an update that is under way', () => {
    expect(after(new Stacks(all(), { 'Orders': 30, 'try-core': 3 }))).toEqual(['deleted id-of-Orders', 'deleted id-of-Stock', 'deleted try-core']);
  });

  test.each<[string, Stacks, string]>([
    ['fails to be deleted', new Stacks(all({ Orders: ['DELETE_IN_PROGRESS', 'DELETE_FAILED'] })), 'the stack Orders is DELETE_FAILED'],
    ['is taken up by somebody else', new Stacks(all({ Orders: ['UPDATE_COMPLETE'] })), 'the stack Orders is UPDATE_COMPLETE'],
    ['cannot be looked at', new Stacks(all({ Orders: [] })), 'is not authorized to perform this'],
    ['refuses for too long', new Stacks(all(), { Orders: 31 }), 'Orders cannot be deleted while in status UPDATE_IN_PROGRESS'],
  ])('stops and tells the topic when a stack %s', (_, stacks, cause) => {
    expect(() => after(stacks)).toThrow('a stack could not be deleted; the topic was told which');
    expect(stacks.log.filter((line) => line.startsWith('deleted') && !line.includes('Orders'))).toEqual([]);
    expect(stacks.log.at(-1)).toBe(`told: The environment try has ended and could not be deleted: ${cause}`);
  });

  test('tells the topic when the core cannot be deleted', () => {
    const stacks = new Stacks(all(), { 'try-core': 31 });
    expect(() => after(stacks)).toThrow('a stack could not be deleted');
    expect(stacks.log.at(-1)).toContain('try-core cannot be deleted');
  });

  test('gives notice and deletes nothing', () => {
    expect(after(new Stacks(all()), NOTICE)).toEqual([
      'told: The environment try ends 7 days after it was made: about a day from now it deletes its stacks Orders, Stock, try-core. Whoever still needs it gives it another lifetime and deploys.',
    ]);
  });

  test('has states alone that are reached', () => {
    const named = (states: Record<string, any>): string[] => Object.values(states).flatMap((state) =>
      [state.Next, state.Default, ...[...state.Choices ?? [], ...state.Catch ?? []].map(({ Next }: any) => Next)]).filter(Boolean);
    const { StartAt, States } = deletionSteps(DELETION) as any;
    const { ItemProcessor } = States.DeleteEach;
    expect(new Set([StartAt, ...named(States)])).toEqual(new Set(Object.keys(States)));
    expect(new Set([ItemProcessor.StartAt, ...named(ItemProcessor.States)])).toEqual(new Set(Object.keys(ItemProcessor.States)));
  });
});
