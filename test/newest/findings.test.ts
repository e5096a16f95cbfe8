import { onBothVersions } from './both-versions';
import { DIFFERENCES } from './differences';

/**
 * One app of many services, judged by five packs on the lowest and on the newest CDK, each in a process of its own. The
 * same findings come out, but for those that `differences.ts` explains.
 */
interface Judged {
  readonly cdk: string;
  readonly findings: readonly string[];
}

describe('the findings on the newest CDK', () => {
  const { lowest, newest } = onBothVersions<Judged>('findings-of-app.ts');
  const unexplained = ({ findings }: Judged) => findings.filter((about) => !DIFFERENCES.some(({ finding }) => finding.test(about))).sort();
  const explained = ({ findings }: Judged, finding: RegExp) => findings.filter((about) => finding.test(about)).sort();

  test('come from two versions', () => expect([lowest.cdk, newest.cdk]).toEqual(['2.263.0', '2.276.0']));
  test('are many', () => expect(lowest.findings.length).toBeGreaterThan(500));
  test('are those on the lowest, where no reason is given', () => expect(unexplained(newest)).toEqual(unexplained(lowest)));
  test.each(DIFFERENCES)('still differ in $finding: $reason', ({ finding }) => {
    expect(explained(newest, finding)).not.toEqual(explained(lowest, finding));
  });
});
