import { terminalOf } from '../../src/cli/process-terminal';

const seen = (isTTY: boolean | undefined, env: Record<string, string> = {}) => {
  const { columns, colours } = terminalOf({ stdout: { isTTY, columns: 90 }, env });
  return [columns, colours];
};

test.each([
  ['a terminal', true, {}, [90, true]],
  ['a file or a pipe', undefined, {}, [undefined, false]],
  ['a terminal of somebody who wants no colours', true, { NO_COLOR: '1' }, [90, false]],
  ['an empty NO_COLOR, which says nothing', true, { NO_COLOR: '' }, [90, true]],
  ['a terminal without colours', true, { TERM: 'dumb' }, [90, false]],
  ['a pipe to something that shows colours', undefined, { FORCE_COLOR: '1' }, [undefined, true]],
  ['both, where forcing counts', true, { FORCE_COLOR: 'true', NO_COLOR: '1' }, [90, true]],
  ['a terminal, forced to none', true, { FORCE_COLOR: '0' }, [90, false]],
])('%s', (_, isTTY, env, expected) => expect(seen(isTTY, env)).toEqual(expected));
