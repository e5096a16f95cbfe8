import * as fc from 'fast-check';
import { TagDefinition, TagSchema } from '../../src/tagging';

/** A schema, or nothing where the definitions leave a key without any value. */
const schemaOrNothing = (make: () => TagSchema | undefined) => {
  try {
    return make();
  } catch (error) {
    expect(String(error)).toContain('leave nothing that may stand there');
    return undefined;
  }
};

describe('TagSchema', () => {
  test('asks for the identity by default', () => {
    expect(TagSchema.defaults().requiredKeys).toEqual(['application', 'environment', 'tier', 'owner', 'cost-center']);
  });

  test('knows what the company calls its keys', () => {
    const schema = TagSchema.defaults({ prefix: 'acme:', names: { owner: 'team' } });
    expect(schema.requiredKeys).toEqual(['acme:application', 'acme:environment', 'acme:tier', 'acme:team', 'acme:cost-center']);
    expect(schema.problemsOf('acme:data-classification', 'secret')).toHaveLength(1);
    expect(schema.problemsOf('data-classification', 'secret')).toEqual([]);
  });

  test.each([
    ['data-classification', 'internal', 0], ['data-classification', 'secret', 1], ['data-classification', 'Internal', 1],
    ['owner', 'team-shop', 0], ['owner', ' ', 1], ['owner', 'a'.repeat(256), 0], ['owner', 'a'.repeat(257), 1], ['owner', 'a;b', 1],
    ['cost-center', 'cc-1', 0], ['cost-center', 'xcc-1', 1], ['cost-center', 'cc-1x', 1],
    ['unknown', 'anything', 0],
  ])('%s may be %j: %d problems', (key, value, problems) => {
    expect(TagSchema.defaults().extendedBy({ key: 'cost-center', pattern: 'cc-[0-9]+' }).problemsOf(key, value)).toHaveLength(problems);
  });

  test('names key, bound and value', () => {
    expect(TagSchema.defaults().problemsOf('data-classification', 'secret'))
      .toEqual(["'data-classification' must be one of public, internal, confidential, restricted, got \"secret\""]);
  });

  test.each<[TagDefinition, RegExp]>([
    [{ key: '' }, /'key' must be.*InvalidTag/], [{ key: 'aws:owner' }, /'key' must be/], [{ key: 'a'.repeat(129) }, /'key' must be/], [{ key: 'a;b' }, /'key' must be/],
    [{ key: 'a', pattern: '(' }, /'pattern' must be a regular expression.*InvalidTag/], [{ key: 'a', values: ['x'], pattern: 'x' }, /exclude each other.*ContradictingProps/],
    [{ key: 'a', values: ['x;y'] }, /'values' of 'a' must be.*InvalidTag/], [{ key: 'a', values: [] }, /leave nothing.*ContradictingProps/],
  ])('refuses %j', (definition, words) => expect(() => new TagSchema([definition])).toThrow(words));

  test('says everything that is wrong at once', () => {
    expect(() => new TagSchema([{ key: '' }, { key: 'a', pattern: '(' }])).toThrow(/^2 problems/);
  });

  test('refuses two keys with one name', () => {
    expect(() => TagSchema.defaults({ names: { owner: 'team', tier: 'team' } })).toThrow(/'owner' and another key are both called 'team'.*ContradictingProps/);
  });

  test.each([
    [{ key: 'color', values: ['blue'] }], [{ key: 'color', pattern: 'b.*' }],
  ])('refuses %j where only red and green may stand', (definition) => {
    const schema = new TagSchema([{ key: 'color', values: ['red', 'green'] }]);
    expect(() => schema.extendedBy(definition)).toThrow(/'values' of 'color' leave nothing that may stand there.*ContradictingProps/);
  });

  test('whatever it is extended by, it never accepts what it refused, nor forgets what it required', () => {
    const values = fc.constantFrom('red', 'green', 'blue', '');
    const definition = fc.oneof(
      fc.record({ key: fc.constantFrom('a', 'b'), required: fc.boolean(), values: fc.uniqueArray(values, { minLength: 1 }) }),
      fc.record({ key: fc.constantFrom('a', 'b'), required: fc.boolean(), pattern: fc.constantFrom('[a-r]+', '.*e.*') }),
      fc.record({ key: fc.constantFrom('a', 'b'), required: fc.boolean() }),
    );
    fc.assert(fc.property(fc.array(definition), fc.array(definition), fc.constantFrom('a', 'b'), values, (base, more, key, value) => {
      const schema = schemaOrNothing(() => new TagSchema(base));
      const extended = schemaOrNothing(() => schema?.extendedBy(...more));
      if (!schema || !extended) return;
      expect(extended.requiredKeys).toEqual(expect.arrayContaining(schema.requiredKeys));
      if (schema.problemsOf(key, value).length > 0) expect(extended.problemsOf(key, value)).not.toEqual([]);
    }));
  });
});
