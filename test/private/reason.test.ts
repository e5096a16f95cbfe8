import { reasonOf } from '../../src/private/reason';

describe('reasonOf', () => {
  test.each([
    ['an error', new Error('no network'), 'no network'],
    ['something that is no error', 'no network', 'no network'],
    ['several lines', new Error('2 problems:\n  - no name\n  - no id'), '2 problems:\n  - no name\n  - no id'],
    ['a fault of jsii', new Error("no method 'node'\n@jsii/kernel.Fault: no method 'node'\n    at Kernel.create (/tmp/jsii/lib/program.js:1:5)"), "no method 'node'"],
    ['a message with frames', new Error('no network\n    at connect (/home/me/app.js:1:5)'), 'no network'],
  ])('%s', (_, error, reason) => expect(reasonOf(error)).toBe(reason));
});
