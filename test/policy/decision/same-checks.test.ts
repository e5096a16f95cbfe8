import { Evaluation } from '../../../src/policy/collection/evaluation';
import { joinSameChecks } from '../../../src/policy/decision/same-checks';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';
import { RenderedResource } from '../../../src/policy/template/rendered';

const resource = { is: 'a bucket' } as unknown as RenderedResource;
const check = () => undefined;

interface Said {
  readonly pack?: string;
  readonly sameAs?: string[];
  readonly check?: object;
  readonly detail?: string;
  readonly state?: State;
  readonly resource?: RenderedResource;
}

const said = (id: string, { pack = 'A', sameAs = [], check: shared, detail, state = State.NON_COMPLIANT, resource: about = resource }: Said = {}): Evaluation => ({
  rule: { id, severity: Severity.ERROR, statement: '', why: '', fix: '', sameAs, controls: [], check: shared }, pack, resource: about, state, detail,
});

const joined = (...evaluations: Evaluation[]) => joinSameChecks(evaluations).map((group) => group.map(({ rule: { id }, detail }) => detail === undefined ? id : `${id}[${detail}]`));

describe('joinSameChecks', () => {
  test('joins rules of which one knows of the others, which stands first', () => {
    expect(joined(said('B-1'), said('PR-1', { sameAs: ['B-1', 'C-1'] }), said('C-1'))).toEqual([['PR-1', 'B-1', 'C-1']]);
  });

  test('joins rules of several packs that share a check', () => {
    expect(joined(said('A-1', { check }), said('B-7', { check, pack: 'B' }), said('C-3', { check: () => undefined, pack: 'C' }))).toEqual([['A-1', 'B-7'], ['C-3']]);
  });

  test('joins what knows of a rule with what shares its check', () => {
    expect(joined(said('A-1', { check }), said('B-7', { check, pack: 'B' }), said('PR-1', { sameAs: ['B-7'] }))).toEqual([['PR-1', 'A-1', 'B-7']]);
  });

  test('joins two that know of each other', () => {
    expect(joined(said('PR-1', { sameAs: ['PR-2'] }), said('PR-2', { sameAs: ['PR-1'] }))).toEqual([['PR-1', 'PR-2']]);
  });

  test('joins one id in two packs', () => expect(joined(said('A-1'), said('A-1', { pack: 'B' }))).toEqual([['A-1', 'A-1']]));

  test.each<[string, Evaluation, Evaluation]>([
    ['rules that know nothing of each other', said('A-1'), said('B-1')],
    ['another outcome', said('A-1', { check }), said('B-1', { check, state: State.UNKNOWN })],
    ['another resource', said('A-1', { check }), said('B-1', { check, resource: { is: 'another' } as unknown as RenderedResource })],
    ['another detail of a shared check', said('A-1', { check, detail: 'Action::*' }), said('B-1', { check, detail: 'Resource::*' })],
    ['another detail of one rule', said('A-1', { detail: 'Action::*' }), said('A-1', { detail: 'Resource::*' })],
    ['a rule whose id begins like the known one', said('PR-1', { sameAs: ['A-1'] }), said('A-10')],
  ])('does not join %s', (_, one, other) => expect(joined(one, other)).toHaveLength(2));

  test('joins the same detail of a shared check', () => {
    expect(joined(said('A-1', { check, detail: 'x' }), said('A-1', { check, detail: 'y' }), said('B-1', { check, detail: 'y', pack: 'B' }))).toEqual([['A-1[x]'], ['A-1[y]', 'B-1[y]']]);
  });

  test('a rule may know of one detail of another', () => {
    expect(joined(said('PR-1', { sameAs: ['A-1[y]'] }), said('A-1', { detail: 'x' }), said('A-1', { detail: 'y' }))).toEqual([['PR-1', 'A-1[y]'], ['A-1[x]']]);
  });

  test('keeps every evaluation exactly once', () => {
    const evaluations = [
      said('PR-1', { sameAs: ['A-1', 'B-1'] }), said('PR-2', { sameAs: ['B-1', 'C-1'] }), said('A-1', { check }), said('B-1', { check, pack: 'B' }), said('C-1', { pack: 'C' }),
    ];
    const groups = joinSameChecks([...evaluations]);
    expect(groups.flat()).toHaveLength(evaluations.length);
    expect(new Set(groups.flat())).toEqual(new Set(evaluations));
    expect(groups).toHaveLength(1);
  });

  test('has nothing to join in nothing', () => expect(joined()).toEqual([]));
});
