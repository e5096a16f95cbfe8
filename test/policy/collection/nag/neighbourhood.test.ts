import type { CfnResource } from 'aws-cdk-lib';
import { Neighbourhood } from '../../../../src/policy/collection/nag/neighbourhood';
import { RenderedResource } from '../../../../src/policy/template/rendered';

/** A resource that is seen as its own name. */
const resource = (name: string, type: string, construct?: object) => ({ name, view: { type }, construct }) as unknown as RenderedResource;
const nameOf = (seen: RenderedResource) => [(seen as unknown as { name: string }).name as unknown as CfnResource];

const construct = { is: 'the bucket' };
const bucket = resource('bucket', 'Bucket', construct);
const ghost = resource('ghost', 'Bucket');
const queue = resource('queue', 'Queue', {});
const policy = resource('policy', 'Policy', {});

const make = () => {
  const look = jest.fn(nameOf);
  const lookAbroad = jest.fn(nameOf);
  const neighbourhood = new Neighbourhood({
    residents: [bucket, ghost, queue], strangers: [policy], residentOf: (asked) => asked === construct ? bucket : undefined, look, lookAbroad,
  });
  return { neighbourhood, look, lookAbroad };
};

describe('Neighbourhood', () => {
  test.each<[string[], string[]]>([
    [['Bucket'], ['bucket', 'ghost']], [['Queue', 'Policy'], ['queue', 'policy']], [['Policy', 'Bucket'], ['bucket', 'ghost', 'policy']], [['Topic'], []], [[], []],
  ])('of the types %p answers with %p', (types, names) => expect(make().neighbourhood.ofTypes(new Set(types))).toEqual(names));

  test('looks once for the same set, and looks at nobody of another type', () => {
    const { neighbourhood, look, lookAbroad } = make();
    const types = new Set(['Queue']);
    expect(neighbourhood.ofTypes(types)).toBe(neighbourhood.ofTypes(types));
    expect([look.mock.calls.map(([looked]) => looked), lookAbroad.mock.calls]).toEqual([[queue], []]);
  });

  test('over a tree has what is no resource, what stands for residents, and who is in no tree', () => {
    const { neighbourhood, lookAbroad } = make();
    const other = { is: 'no resource' };
    expect(neighbourhood.over([other, construct])).toEqual([other, 'bucket', 'ghost', 'policy']);
    expect(lookAbroad).toHaveBeenCalledTimes(1);
  });

  test('leaves out who cannot be shown', () => {
    const { neighbourhood, look } = make();
    look.mockReturnValue([]);
    expect([neighbourhood.over([construct]), neighbourhood.ofTypes(new Set(['Bucket']))]).toEqual([['policy'], []]);
  });
});
