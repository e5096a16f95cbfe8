import { lastLines, outputOf } from '../../release/program-output';

const node = (script: string, options = {}) => outputOf(process.execPath, ['-e', script], options);

test('is what the program prints, with the variables that it is given and those that are there', () => {
  process.env.OF_THIS_PROCESS = 'here';
  expect(node('process.stdout.write(process.env.OF_THIS_PROCESS + process.env.GIVEN)', { env: { GIVEN: ' and there' } })).toBe('here and there');
  delete process.env.OF_THIS_PROCESS;
});

test('of a program that fails, the end is in the error, with what it means', () => {
  const failing = () => node("for (let line = 1; line <= 40; line++) console.error('line ' + line); process.exit(3)", { failure: 'the package could not be made' });
  expect(failing).toThrow(/^the package could not be made:\nline 11\n[^]*\nline 40$/);
});

test('of a program that is not there, the call and the reason are in the error', () => {
  expect(() => outputOf('no-such-program', ['--help'])).toThrow(/^'no-such-program --help' failed:\n.*ENOENT/);
});

test('a program that a signal ended has failed', () => expect(() => node('process.kill(process.pid, "SIGKILL")')).toThrow('failed'));

test('the last lines of a text are without the blanks around it', () => expect(lastLines('\none\ntwo\nthree\n\n', 2)).toBe('two\nthree'));
