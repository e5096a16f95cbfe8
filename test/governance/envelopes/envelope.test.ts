import * as fc from 'fast-check';
import { Envelope, EnvelopeState } from '../../../src/governance/envelopes/envelope';
import { EnvelopeSetting, GovernancePolicy, PolicyLayer, PolicyLayerName } from '../../../src/policy/decision/layers';
import { Amount } from '../../../src/policy/decision/layers/amount';

const { ORGANIZATION, DOMAIN, APPLICATION, COMPONENT } = PolicyLayerName;
const { FREE, SIGN_OFF, REFUSED } = EnvelopeState;
type Said = readonly [PolicyLayerName, EnvelopeSetting, string?];

/** The envelope of a parameter in production, which says a range by itself and is spoken of by layers. */
const envelope = (own: EnvelopeSetting, ...said: Said[]) => {
  const layers = said.map(([name, range, tier = 'PRODUCTION'], index) => new PolicyLayer({ name, source: `${index}`, envelopes: { 'A.b': { [tier]: range } } }));
  return Envelope.in(GovernancePolicy.fromLayers(layers)._at({ tier: 'production' }), 'A.b', ['production'], { PRODUCTION: own });
};
const statesOf = (of: Envelope, ...amounts: string[]) => amounts.map((amount) => of.stateOf(Amount.parse(amount)));

describe('a value', () => {
  test.each<[string, EnvelopeSetting, [string, EnvelopeState][]]>([
    ['an upper side', { free: '10', signOff: '20' }, [['0', FREE], ['10', FREE], ['10.5', SIGN_OFF], ['11', SIGN_OFF], ['20', SIGN_OFF], ['21', REFUSED]]],
    ['a lower side', { freeFrom: '14', signOffFrom: '7' }, [['6', REFUSED], ['7', SIGN_OFF], ['13', SIGN_OFF], ['14', FREE], ['1000', FREE]]],
    ['both sides', { freeFrom: '2', free: '3', signOffFrom: '1', signOff: '4' }, [['0', REFUSED], ['1', SIGN_OFF], ['2', FREE], ['3', FREE], ['4', SIGN_OFF], ['5', REFUSED]]],
    ['no end for a sign-off', { free: '10' }, [['10', FREE], ['11', SIGN_OFF], ['1000000', SIGN_OFF]]],
    ['nothing that needs a sign-off', { free: '10', signOff: '10' }, [['10', FREE], ['11', REFUSED]]],
    ['a sign-off alone', { signOff: '10' }, [['10', FREE], ['11', REFUSED]]],
    ['no bounds', {}, [['0', FREE], ['1000000', FREE]]],
    ['sizes', { free: '1 GiB', signOff: '1 TiB' }, [['1024 MiB', FREE], ['1025 MiB', SIGN_OFF], ['1024 GiB', SIGN_OFF], ['1025 GiB', REFUSED]]],
    ['sizes, for a number', { free: '1 GiB', signOff: '1 TiB' }, [['0', REFUSED], ['1', REFUSED]]],
    ['a number that is free, for a size', { free: '100' }, [['1 KiB', SIGN_OFF]]],
  ])('where a range has %s', (_, own, expected) => {
    expect(statesOf(envelope(own), ...expected.map(([amount]) => amount))).toEqual(expected.map(([, state]) => state));
  });
});

describe('layers of policy', () => {
  const OWN = { free: '10', signOff: '20', freeFrom: '4', signOffFrom: '2' };

  test.each<[string, Said[], object]>([
    ['say nothing', [], { free: 10, signOff: 20, freeFrom: 4, signOffFrom: 2 }],
    ['narrow one bound', [[DOMAIN, { free: '8' }]], { free: 8, signOff: 20, freeFrom: 4, signOffFrom: 2 }],
    ['narrow all bounds', [[DOMAIN, { free: '8', signOff: '9', freeFrom: '6', signOffFrom: '5' }]], { free: 8, signOff: 9, freeFrom: 6, signOffFrom: 5 }],
    ['cannot widen below the organization', [[DOMAIN, { free: '11', signOff: '30', freeFrom: '1', signOffFrom: '0' }]], { free: 10, signOff: 20, freeFrom: 4, signOffFrom: 2 }],
    ['of the organization may widen', [[ORGANIZATION, { free: '11', signOff: '30', freeFrom: '1', signOffFrom: '0' }]], { free: 11, signOff: 30, freeFrom: 1, signOffFrom: 0 }],
    ['below the organization take back what it widened', [[ORGANIZATION, { free: '15' }], [APPLICATION, { free: '12' }]], { free: 12, signOff: 20, freeFrom: 4, signOffFrom: 2 }],
    ['of the organization narrow each other', [[ORGANIZATION, { free: '15' }], [ORGANIZATION, { free: '14' }]], { free: 14, signOff: 20, freeFrom: 4, signOffFrom: 2 }],
    ['refuse what is free leave less free', [[COMPONENT, { signOff: '6', signOffFrom: '5' }]], { free: 6, signOff: 6, freeFrom: 5, signOffFrom: 5 }],
    ['speak of another tier', [[DOMAIN, { free: '8' }, 'STAGING']], { free: 10, signOff: 20, freeFrom: 4, signOffFrom: 2 }],
  ])('%s', (_, said, expected) => expect(envelope(OWN, ...said).toJSON()).toEqual(expected));

  test('bound what has no range by itself', () => {
    expect(statesOf(envelope({}, [DOMAIN, { free: '1', signOff: '2' }]), '1', '2', '3')).toEqual([FREE, SIGN_OFF, REFUSED]);
  });

  test('are named where they have a bound that counts, and not where they are laxer', () => {
    expect(envelope(OWN, [ORGANIZATION, { free: '9' }], [DOMAIN, { free: '9', signOff: '30' }], [APPLICATION, { free: '10' }]).layers).toEqual(['domain (1)', 'organization (0)']);
    expect(envelope(OWN, [DOMAIN, { free: '11' }]).layers).toEqual([]);
  });

  test('leave nothing free where their bounds cross, and say so', () => {
    const crossed = envelope({}, [DOMAIN, { free: '5', signOff: '9' }], [APPLICATION, { freeFrom: '7' }]);
    expect(statesOf(crossed, '4', '5', '6', '7', '10')).toEqual([SIGN_OFF, SIGN_OFF, SIGN_OFF, SIGN_OFF, REFUSED]);
    expect(crossed.inWords()).toBe('nothing is free, up to 9 with a sign-off');
  });

  const bound = fc.option(fc.integer({ min: 0, max: 12 }).map(String), { nil: undefined });
  const range = fc.record({ free: bound, signOff: bound, freeFrom: bound, signOffFrom: bound }).filter(({ free, signOff, freeFrom, signOffFrom }) => {
    const ascending = [signOffFrom, freeFrom, free, signOff].flatMap((each) => each === undefined ? [] : [Number(each)]);
    return ascending.every((each, index) => index === 0 || ascending[index - 1] <= each);
  });
  const narrow = fc.constantFrom(DOMAIN, PolicyLayerName.ENVIRONMENT, APPLICATION, COMPONENT);
  const STRICTNESS = [FREE, SIGN_OFF, REFUSED];

  test('never turn what needs a sign-off into what is free, nor what is refused into either', () => {
    const layers = fc.array(fc.tuple(fc.constantFrom(...Object.values(PolicyLayerName)), range), { maxLength: 3 });
    fc.assert(fc.property(range, layers, fc.tuple(narrow, range), fc.integer({ min: 0, max: 13 }), (own, said, more, value) => {
      const [before] = statesOf(envelope(own, ...said), String(value));
      const [after] = statesOf(envelope(own, ...said, more), String(value));
      expect(STRICTNESS.indexOf(after)).toBeGreaterThanOrEqual(STRICTNESS.indexOf(before));
    }), { numRuns: 500 });
  });
});

describe('a tier', () => {
  const inTier = (lineage: string[], own: Record<string, EnvelopeSetting>, said: Record<string, EnvelopeSetting> = {}, name = DOMAIN) => {
    const policy = GovernancePolicy.fromLayers([new PolicyLayer({ name, envelopes: { 'A.b': said } })]);
    return Envelope.in(policy._at({ tier: lineage[0] }), 'A.b', lineage, own).toJSON();
  };
  const OWN = { PRODUCTION: { free: '10', signOff: '20' }, STAGING: { free: '5' } };

  test.each<[string, string[], Record<string, EnvelopeSetting>, object]>([
    ['of the library has its own range', ['staging'], {}, { free: 5 }],
    ['of a company has that of its base', ['eu', 'production'], {}, { free: 10, signOff: 20 }],
    ['two steps away has that of the base of its base', ['bank', 'eu', 'production'], {}, { free: 10, signOff: 20 }],
    ['whose base is narrowed is narrowed too', ['eu', 'production'], { PRODUCTION: { free: '8' } }, { free: 8, signOff: 20 }],
    ['is narrowed by its own name', ['eu', 'production'], { EU: { free: '8' } }, { free: 8, signOff: 20 }],
    ['has the narrower of both', ['eu', 'production'], { eu: { free: '9', signOff: '12' }, PRODUCTION: { free: '8' } }, { free: 8, signOff: 12 }],
    ['is not touched by what is said of another', ['eu', 'production'], { STAGING: { free: '1' } }, { free: 10, signOff: 20 }],
    ['without a range has none', ['playground'], {}, {}],
  ])('%s', (_, lineage, said, expected) => expect(inTier(lineage, OWN, said)).toEqual(expected));

  test('of a company may have a range of its own that the component states', () => {
    expect(inTier(['eu', 'production'], { ...OWN, Eu: { free: '3' } })).toEqual({ free: 3, signOff: 20 });
  });

  test('of a company is not wider than its base by the word of the organization', () => {
    expect(inTier(['eu', 'production'], OWN, { EU: { free: '15' }, PRODUCTION: { free: '12' } }, ORGANIZATION)).toEqual({ free: 12, signOff: 20 });
  });
});

describe('in words', () => {
  test.each<[EnvelopeSetting, string | undefined, string]>([
    [{ free: '1 TiB', signOff: '4 TiB' }, undefined, 'up to 1 TiB is free, up to 4 TiB with a sign-off'],
    [{ freeFrom: '14', signOffFrom: '1' }, 'days', 'from 14 days on is free, from 1 day on with a sign-off'],
    [{ freeFrom: '7', free: '35', signOffFrom: '1', signOff: '90' }, 'days', 'from 7 to 35 days is free, from 1 to 90 days with a sign-off'],
    [{ free: '50', signOff: '50' }, 'USD', 'up to 50 USD is free, nothing else with a sign-off'],
    [{ free: '10' }, undefined, 'up to 10 is free, everything with a sign-off'],
    [{}, undefined, 'everything is free, nothing else with a sign-off'],
  ])('%j', (own, counted, words) => expect(envelope(own).inWords(counted)).toBe(words));
});
