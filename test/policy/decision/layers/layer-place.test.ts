import * as fc from 'fast-check';
import { LayerScope } from '../../../../src/policy/decision/layers';
import { covers, holdsAt, PolicyPlace, scopeInWords } from '../../../../src/policy/decision/layers/layer-place';

const place: PolicyPlace = { application: 'shop', environment: 'shop-production', tier: 'production', component: 'Orders' };

describe('where a layer holds', () => {
  test.each<[LayerScope, PolicyPlace, boolean]>([
    [{}, place, true], [{}, {}, true],
    [{ applications: ['stock', 'shop'] }, place, true], [{ applications: ['stock'] }, place, false], [{ applications: ['shop'] }, {}, false],
    [{ environments: ['shop-production'] }, place, true], [{ environments: ['Shop-Production'] }, place, false],
    [{ tiers: ['PRODUCTION'] }, place, true], [{ tiers: ['Production'] }, { tier: 'PRODUCTION' }, true], [{ tiers: ['STAGING'] }, place, false], [{ tiers: ['PRODUCTION'] }, {}, false],
    [{ components: ['Orders'] }, place, true], [{ components: ['shop-production/Orders'] }, place, true], [{ components: ['shop-staging/Orders'] }, place, false], [{ components: ['Stock'] }, place, false],
    [{ components: ['undefined/Orders'] }, { component: 'Orders' }, false], [{ components: ['shop-production/undefined'] }, { environment: 'shop-production' }, false],
    [{ applications: ['shop'], tiers: ['PRODUCTION'] }, place, true], [{ applications: ['shop'], tiers: ['STAGING'] }, place, false],
  ])('a layer for %j holds at %j: %s', (scope, at, expected) => expect(holdsAt(scope, at)).toBe(expected));

  test.each<[LayerScope, string]>([
    [{}, ''], [{ tiers: ['staging', 'PRODUCTION'] }, 'tiers PRODUCTION, STAGING'], [{ components: ['Orders'], environments: ['a'] }, 'environments a; components Orders'],
  ])('%j is %j in words', (scope, words) => expect(scopeInWords(scope)).toBe(words));

  const names = (...of: string[]) => fc.option(fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 }), { nil: undefined });
  const scopes = fc.record({ environments: names('a', 'b'), tiers: names('X', 'x', 'y'), applications: names('s', 't'), components: names('C', 'a/C', 'b/C', 'D') });
  const name = (...of: string[]) => fc.option(fc.constantFrom(...of), { nil: undefined });
  const places = fc.record({ environment: name('a', 'b'), tier: name('X', 'Y'), application: name('s', 't'), component: name('C', 'D') });

  test('a scope that covers another one holds wherever that one holds', () => {
    fc.assert(fc.property(scopes, scopes, places, (wide, narrow, at) => {
      if (covers(wide, narrow) && holdsAt(narrow, at)) expect(holdsAt(wide, at)).toBe(true);
    }), { numRuns: 2000 });
  });

  test.each<[LayerScope, LayerScope, boolean]>([
    [{}, { tiers: ['X'] }, true], [{ tiers: ['X'] }, {}, false], [{ tiers: ['X'] }, { tiers: ['x'] }, true], [{ tiers: ['X'] }, { tiers: ['X', 'Y'] }, false],
    [{ components: ['C'] }, { components: ['a/C'] }, true], [{ components: ['a/C'] }, { components: ['C'] }, false], [{ components: ['a/C'] }, { components: ['a/C'] }, true],
    [{ environments: ['a'] }, { applications: ['s'] }, false],
  ])('%j covers %j: %s', (wide, narrow, expected) => expect(covers(wide, narrow)).toBe(expected));
});
