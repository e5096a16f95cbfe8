import { Command } from './command';
import { RecordComparison } from '../evidence';

/** Says what a change does to an app, for those who review it. */
export const COMPARE: Command = {
  summary: 'prints as Markdown what a change does: components, findings, exceptions, overrides, resources that are replaced; the exit code is 0 whatever it is',
  operands: { names: ['before', 'after'], count: 'each' },
  options: {
    json: { summary: 'prints JSON instead, as schemas/comparison.schema.json has it' },
  },
  run(values, terminal, [before, after]) {
    const comparison = RecordComparison.between(before, after);
    terminal.say((values.json ? comparison.toJson() : comparison.toMarkdown()).trimEnd());
    return 0;
  },
};
