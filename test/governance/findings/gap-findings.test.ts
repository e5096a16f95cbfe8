import { gapWords } from '../../../src/governance/findings/gap-findings';
import { GapKind } from '../../../src/policy/collection/coverage-gap';
import { RenderedResource, RenderedStack } from '../../../src/policy/template/rendered';

const place = { path: 'Shop/It', stack: 'Shop', template: 'Shop.template.json', logicalId: 'It', type: 'X' };
const resource = { view: { place } } as unknown as RenderedResource;
const stack = { path: 'Shop', template: 'Shop.template.json' } as unknown as RenderedStack;

describe('gapWords', () => {
  test.each(Object.values(GapKind))('has an id, a reason and a way out for %s', (kind) => {
    const { rule, statement, why, fix } = gapWords({ kind, message: 'x' });
    expect(rule).toBe(`PR-GOVERNANCE-${kind.toUpperCase()}`);
    for (const words of [statement, why, fix]) expect(words).toMatch(/^[^A-Z].*[^.]$/);
  });

  test('no two kinds share an id', () => expect(new Set(Object.values(GapKind).map((kind) => gapWords({ kind, message: '' }).rule)).size).toBe(Object.values(GapKind).length));

  test('is unknown, of the pack that it is about, and otherwise of governance', () => {
    expect(gapWords({ kind: GapKind.PACK_IDLE, pack: 'Acme', message: 'it slept' })).toMatchObject({ state: 'unknown', packs: ['Acme'], message: 'it slept' });
    expect(gapWords({ kind: GapKind.TWO_COPIES, message: 'x' }).packs).toEqual(['governance']);
  });

  test('is about a resource, a stack or the app', () => {
    const kind = GapKind.RESOURCE_UNJUDGED;
    expect(gapWords({ kind, resource, stack, message: 'x' }).resource).toBe(place);
    expect(gapWords({ kind, stack, message: 'x' }).resource).toEqual({ path: 'Shop', stack: 'Shop', template: 'Shop.template.json', logicalId: '', type: 'AWS::CloudFormation::Stack' });
    expect(gapWords({ kind, message: 'x' }).resource).toBeUndefined();
  });
});
