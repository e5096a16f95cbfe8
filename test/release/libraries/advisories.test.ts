import { vulnerabilitiesIn } from '../../../release/libraries/advisories';

const found = (severity: string) => ({
  name: 'schema', severity, range: '<9', via: [{ title: 'Prototype pollution', url: 'https://example.com/1' }, 'uri'],
});
const report = (severity: string) => JSON.stringify({ auditReportVersion: 2, vulnerabilities: { schema: found(severity) } });

describe('what npm audit answers', () => {
  test.each(['high', 'critical'])('fails for a vulnerability that is %s', (severity) => {
    expect(vulnerabilitiesIn(report(severity))).toEqual({
      faults: [`schema <9, ${severity}: Prototype pollution (https://example.com/1); by uri`], milder: [],
    });
  });

  test.each(['info', 'low', 'moderate'])('mentions a vulnerability that is %s', (severity) => {
    expect(vulnerabilitiesIn(report(severity))).toMatchObject({ faults: [], milder: [expect.any(String)] });
  });

  test('is nothing bad when nothing is known', () => {
    expect(vulnerabilitiesIn('{"vulnerabilities":{}}')).toEqual({ faults: [], milder: [] });
  });

  test.each([
    ['a registry without advisories', JSON.stringify({ message: '405 Method Not Allowed - POST https://registry.example.com/bulk', error: { summary: '' } }), '405 Method Not Allowed'],
    ['a registry that is away', JSON.stringify({ error: { summary: 'request to https://registry.example.com/bulk failed' } }), 'request to the registry failed'],
    ['no npm', '', 'npm gave no answer'],
  ])('is said to be no check, without the host: %s', (_, answer, reason) => {
    expect(vulnerabilitiesIn(answer)).toEqual({ unreachable: `no advisory source is reachable: not checked (${reason})` });
  });
});
