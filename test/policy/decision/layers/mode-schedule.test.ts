import { ModeSchedule } from '../../../../src/policy/decision/layers/mode-schedule';
import { GovernanceMode } from '../../../../src/policy/decision/mode';

const { OBSERVE, WARN, ENFORCE } = GovernanceMode;
const announced = new ModeSchedule(OBSERVE, [{ from: '2027-01-01', mode: ENFORCE }]);

describe('ModeSchedule', () => {
  test.each([
    ['2026-12-31T00:00:00Z', OBSERVE], ['2026-12-31T23:59:59.999Z', OBSERVE], ['2027-01-01T00:00:00Z', ENFORCE], ['2027-01-01T00:00:00.000Z', ENFORCE], ['2027-01-02T00:00:00Z', ENFORCE],
    ['2027-01-01T00:30:00+01:00', OBSERVE], ['2026-12-31T23:30:00-01:00', ENFORCE], ['2027-01-01', ENFORCE], ['2026-12-31', OBSERVE],
  ])('at %s an announced start is %s: days are UTC days', (instant, mode) => expect(announced.at(instant)).toBe(mode));

  test('what is no instant is refused', () => {
    expect(() => announced.at('tomorrow')).toThrow(/'instant' must be an instant such as .*, got 'tomorrow' \(InvalidValue\)/);
  });

  test('of two the stricter one counts on every day', () => {
    const other = new ModeSchedule(WARN, [{ from: '2027-06-01', mode: ENFORCE }]);
    expect(String(ModeSchedule.stricter(announced, other))).toBe('warn, enforce from 2027-01-01');
    expect(String(ModeSchedule.stricter(announced, new ModeSchedule(ENFORCE)))).toBe('enforce');
    expect(String(ModeSchedule.stricter(announced, announced))).toBe('observe, enforce from 2027-01-01');
  });

  test('a change to what holds already is none', () => {
    expect(String(new ModeSchedule(WARN, [{ from: '2027-01-01', mode: WARN }]))).toBe('warn');
  });
});
