import { AlarmOptOut } from './alarm-opt-out';
import { ErrorCode, Problem } from './errors';

/** What keeps alarms of a component from being left out: it has none of that name, nobody says why, or it is said twice. */
export function optOutProblems(optOuts: readonly AlarmOptOut[] = [], names: readonly string[] = []): Problem[] {
  return optOuts.flatMap(({ alarm, reason }, at): Problem[] => {
    if (!names.includes(alarm)) {
      const known = names.length === 0 ? 'left out, since the component has no alarms' : `one of ${names.join(', ')}`;
      return [{ code: ErrorCode.INVALID_VALUE, message: `'withoutAlarms[${at}].alarm' must be ${known}, got ${JSON.stringify(alarm)}` }];
    }
    if (optOuts.findIndex((other) => other.alarm === alarm) < at) {
      return [{ code: ErrorCode.INVALID_VALUE, message: `'withoutAlarms[${at}].alarm' must be named once, got '${alarm}' again; keep one reason` }];
    }
    if (typeof reason === 'string' && reason.trim() !== '') return [];
    return [{
      code: ErrorCode.MISSING_VALUE,
      message: `'withoutAlarms[${at}].reason' must say why nobody has to know of '${alarm}', got ${JSON.stringify(reason)}`,
    }];
  });
}
