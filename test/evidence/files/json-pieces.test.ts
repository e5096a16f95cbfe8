import * as fc from 'fast-check';
import { jsonPieces, Series } from '../../../src/evidence/files/json-pieces';

const written = (value: object, ...opened: string[]): string => [...jsonPieces(value, new Set(opened))].join('');

describe('JSON in pieces', () => {
  test('is the same JSON, whatever is opened', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', '__proto__x', 'c"d'), fc.jsonValue()), fc.subarray(['a', 'a[]', 'b', 'b[]', 'c"d']), (value, opened) => {
      expect(JSON.parse(written(value, ...opened))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  test('has a line for each field, and for each element of what is opened', () => {
    expect(written({ a: [{ b: 1 }, { b: 2 }], c: { d: [] } }, 'a')).toBe('{\n  "a": [\n    {"b":1},\n    {"b":2}\n  ],\n  "c": {"d":[]}\n}\n');
    expect(written({ a: [{ b: 1 }] }, 'a', 'a[]')).toBe('{\n  "a": [\n    {\n      "b": 1\n    }\n  ]\n}\n');
  });

  test('leaves out what is undefined, and keeps what is empty', () => {
    expect(written({ a: undefined, b: {}, c: [] }, 'b', 'c')).toBe('{\n  "b": {},\n  "c": []\n}\n');
  });

  test('makes the elements of a series when they are written, in pieces', () => {
    let made = 0;
    const pieces = jsonPieces({ a: new Series(Array.from({ length: 1000 }, (_, index) => index), (index) => JSON.stringify({ index, text: 'x'.repeat(100), number: made++ })) }, new Set())[Symbol.iterator]();
    pieces.next();
    expect(made).toBeLessThan(300);
    while (!pieces.next().done);
    expect(made).toBe(1000);
  });

  test.each([[[], '{\n  "a": []\n}\n'], [[1], '{\n  "a": [\n    1\n  ]\n}\n'], [[1, 2], '{\n  "a": [\n    1,\n    2\n  ]\n}\n']])('writes a series of %j as a list', (items, text) =>
    expect(written({ a: new Series(items, String) })).toBe(text));
});
