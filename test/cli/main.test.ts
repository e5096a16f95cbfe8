import { accessSync, constants, existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { VERSION } from '../../src/private/version';

const ROOT = join(__dirname, '..', '..');

/** What a call says, and its exit code. */
const call = (...args: string[]): { readonly code: number; readonly out: string; readonly err: string } => {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { say: (line) => out.push(line), complain: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

describe('paved-road', () => {
  test.each([['--help'], ['-h']])('%s names every command', (option) => {
    const { code, out, err } = call(option);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^usage: paved-road <command> \[options\]$/m);
    expect(out).toMatch(/^ {2}report +lists the findings of a record/m);
    expect(out).toMatch(/^ {2}compare +prints as Markdown what a change does/m);
    expect(out).toMatch(/^ {2}baseline +records what blocks today/m);
    expect(out).toMatch(/^ {2}request +prints the entry of the register/m);
    expect(out).toMatch(/^ {2}import +prints the acknowledgements/m);
    expect(out).toMatch(/^ {2}compatibility +lists what new templates do/m);
  });

  test.each([
    ['report', 'usage: paved-road report [options]', ['--record <path>', '--format <names>', '--folder <path>', '--verbose']],
    ['compare', 'usage: paved-road compare <before> <after> [options]', ['--json']],
    ['baseline', 'usage: paved-road baseline [options]', ['--record <path>', '--file <path>', '--days <number>', '--accept-new']],
    ['request', 'usage: paved-road request [<finding> ...] [options]', ['--record <path>']],
    ['import', 'usage: paved-road import <directory> [options]', ['--write <path>']],
    ['compatibility', 'usage: paved-road compatibility <before> <after> [options]', ['--notes <path>', '--bump <name>', '--json']],
  ])('%s --help says how it is called, and names every option', (name, usage, options) => {
    const { code, out } = call(name, '--help');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(usage);
    expect(out.match(/^ {2}--\S+( <\w+>)?/gm)?.map((option) => option.trim())).toEqual(options);
  });

  test('--version says the version', () => expect(call('--version')).toEqual({ code: 0, out: VERSION, err: '' }));

  test.each([
    [['basline'], "unknown command 'basline'; did you mean 'baseline'?"],
    [['deploy'], "unknown command 'deploy'; use one of report, compare, baseline"],
    [['toString'], "unknown command 'toString'; use one of report, compare, baseline"],
    [['--verison'], "unknown option '--verison'; did you mean '--version'?"],
    [['--quiet'], "unknown option '--quiet'; use one of --help, --version"],
    [['baseline', '--acept-new'], "unknown option '--acept-new'; did you mean '--accept-new'?"],
    [['baseline', '--toString'], "unknown option '--toString'; use one of --record, --file, --days, --accept-new, --help"],
    [['baseline', '-x'], "unknown option '-x'; use one of --record"],
    [['baseline', '--file'], "'--file' must have a value, got nothing; write --file=<path>"],
    [['baseline', '--file='], "'--file' must have a value, got nothing; write --file=<path>"],
    [['baseline', '--file', '--accept-new'], "'--file' must have a value, got nothing; write --file=<path>"],
    [['baseline', '--accept-new=yes'], "'--accept-new' must stand alone, got 'yes'"],
    [['baseline', 'now'], "'now' is not expected here; options begin with '--'"],
    [['baseline', '--', 'now'], "'now' is not expected here; options begin with '--'"],
    [['import'], '<directory> must be given, got nothing'],
    [['import', 'cdk.out', 'other.out'], "'other.out' is not expected here"],
    [['compare'], '<before> must be given, got nothing'],
    [['compare', 'one.json'], '<after> must be given, got nothing'],
    [['compare', 'one.json', 'two.json', 'three.json'], "'three.json' is not expected here"],
    [['report', '--format=sarfi'], '\'--format\' must be formats of evidence, got "sarfi"; did you mean \'sarif\'?'],
    [['report', '--format=html,'], '\'--format\' must be formats of evidence, got ""; use one of html, markdown'],
    [['report', '--folder=out'], "'--folder' needs '--format', got 'out' alone"],
    [['request', '--recrod', 'x'], "unknown option '--recrod'; did you mean '--record'?"],
    [[], 'a command must be given, got none'],
  ])('%p is not understood: exit code 2', (args, says) => {
    const { code, out, err } = call(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`paved-road: ${says}`);
  });
});

test('the package has the command, and its file asks for a module that is compiled', () => {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  const file = join(ROOT, bin['paved-road']);
  expect(() => accessSync(file, constants.X_OK)).not.toThrow();
  const [, asked] = /require\('\.\.\/lib\/(.+)'\)/.exec(readFileSync(file, 'utf8'))!;
  expect(existsSync(join(ROOT, 'src', `${asked}.ts`))).toBe(true);
});
