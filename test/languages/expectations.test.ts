import { join } from 'path';
import { Assembly } from './assembly';
import { problemsOf } from './expectations';
import { Language, Program } from './language';
import { workInFolders, write } from '../working-folder';

workInFolders();

/** Lays down what a program left: a record of a few fields, and a template. */
function assembly(folder: string, record: object, resources: object = {}): Assembly {
  write(join(folder, 'governance', 'record.json'), JSON.stringify({ gate: 'passed', findings: [], components: [], environments: [], packs: [], ...record }));
  write(join(folder, 'Shop.template.json'), JSON.stringify({ Resources: resources }));
  return new Assembly(folder);
}

interface Seen {
  readonly status?: number;
  readonly output?: string;
  readonly left?: Assembly;
  readonly reference?: Assembly;
}

const problems = (program: Program, { status = 0, output = '', left = new Assembly('none'), reference = left }: Seen) =>
  problemsOf(program, { run: { status, output }, left, reference, project: '.', language: { refusals: ['got 1 day'] } as unknown as Language });

describe('the orders application', () => {
  test('is the same with other positions and another runtime', () => {
    write('shop.py', '');
    const left = assembly('left', { components: [{ path: 'Shop', source: 'shop.py:3' }] }, { CDKMetadata: { Analytics: 'Python' } });
    expect(problems(Program.ORDERS, { left, reference: assembly('reference', { components: [{ path: 'Shop' }] }) })).toEqual([]);
  });

  test('is another one with another record or another template', () => {
    const left = assembly('left', { library: '1.0.0' }, { Queue: { Type: 'AWS::SQS::Queue' } });
    expect(problems(Program.ORDERS, { left, reference: assembly('reference', { library: '2.0.0' }) })).toEqual([
      expect.stringMatching(/^the record differs in line \d+ without positions: '"library": "1.0.0"' instead of '"library": "2.0.0"'$/), 'Shop.template.json differs',
    ]);
  });

  test.each(['../../elsewhere/shop.py', '/root/shop.py', 'program.js'])('has no position such as %s', (file) => {
    const left = assembly('left', { components: [{ path: 'Shop', source: `${file}:3` }] });
    expect(problems(Program.ORDERS, { left })).toEqual([`the record says that '${file}' is a source of the project`]);
  });

  test('leaves a record', () => expect(problems(Program.ORDERS, { status: 1 })).toEqual(['it ended with 1 and left no record']));
});

describe('a pack', () => {
  const finding = { rule: 'ACME-SQS', severity: 'ERROR', disposition: 'blocking', message: 'no letters', packs: ['Acme'] };
  const packs = [{ name: 'Acme', version: '2.1.0' }];
  const said = 'no letters ACME-SQS';

  test('blocks, and record and terminal say so', () =>
    expect(problems(Program.CUSTOM_PACK, { status: 1, output: said, left: assembly('left', { findings: [finding], packs }) })).toEqual([]));

  test.each([
    ['passes', { findings: [finding], packs }, 0, said, 'it ended with 0 although a rule is violated'],
    ['finds nothing', { packs }, 1, said, 'no finding of a rule ACME-... blocks'],
    ['has no version', { findings: [finding], packs: [{ name: 'Acme' }] }, 1, said, 'the record names no pack of version 2.1.0 that found it'],
    ['only warns', { findings: [{ ...finding, severity: 'WARNING' }], packs }, 1, said, 'ACME-SQS is WARNING'],
    ['is not heard', { findings: [finding], packs }, 1, 'ACME-SQS', "the terminal does not say 'no letters'"],
  ])('that %s is found', (_, record, status, output, problem) =>
    expect(problems(Program.CUSTOM_PACK, { status, output, left: assembly('left', record) })).toEqual([problem]));
});

describe('a component', () => {
  const component = (state: string) => ({ components: [{ path: 'Shop/Db', promises: [{ rule: 'PR-A', state }] }] });

  test('keeps what it promises', () => {
    expect(problems(Program.EXTENDED_COMPONENT, { left: assembly('left', component('compliant')) })).toEqual([]);
    expect(problems(Program.EXTENDED_COMPONENT, { left: assembly('left', component('non-compliant')) })).toEqual(['Shop/Db does not keep PR-A']);
  });

  test('stands in the record', () =>
    expect(problems(Program.EXTENDED_COMPONENT, { left: assembly('left', {}) })).toEqual(['the record has no component with promises']));
});

test('a wrong prop is refused in words of the user', () => {
  expect(problems(Program.WRONG_PROP, { status: 1, output: 'at least 7, got 1 day' })).toEqual([]);
  expect(problems(Program.WRONG_PROP, { output: 'done' })).toEqual(['it ended with 0 although a value is refused', "the terminal does not say 'got 1 day'"]);
});
