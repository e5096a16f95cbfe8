import * as fc from 'fast-check';
import { junitFiles } from '../../../src/evidence/formats/junit';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { hostileFinding } from '../hostile-texts';
import { faultsInJunit } from '../readers';
import { ADVISORY, BASELINED, BLOCKING, editionOf, excepted, finding, findings, judging, placeOf, ruleEntry, textOf } from '../records';

const xmlOf = (record: Partial<GovernanceRecord>): string => textOf(junitFiles(editionOf(record))[0]);
const casesIn = (xml: string): string[] => xml.match(/<testcase [^]*?<\/testcase>/g) ?? [];
/** The attributes of each suite. */
const suitesIn = (xml: string): string[] => [...xml.matchAll(/<testsuite (.*)>/g)].map(([, attributes]) => attributes);

describe('JUnit', () => {
  test('is what the schema says, with findings of every kind', async () => {
    const kinds = [ADVISORY, BASELINED, BLOCKING].map((disposition) => finding({ disposition }));
    const some = [...kinds, excepted(), finding({ resource: undefined, source: undefined })];
    expect(await faultsInJunit(xmlOf({ findings: some, ...judging({ Bucket: ['PR-A'] }), rules: [ruleEntry('PR-A')] }))).toEqual([]);
  });

  test('the schema refuses a case that has no name', async () =>
    expect(await faultsInJunit(xmlOf({ findings: [finding()] }).replace(/(<testcase [^>]*) name="[^"]*"/, '$1'))).not.toEqual([]));

  test('what blocks has failed, with what was found, where, why and what to do', () => {
    const [failed] = casesIn(xmlOf({ findings: [finding()] }));
    expect(failed).toContain('name="PR-S3-TLS-ONLY on Shop/Bucket"');
    expect(failed).toContain('<failure type="PR-S3-TLS-ONLY" message="the policy is left out">');
    for (const words of ['lib/shop.ts:12', 'Bucket in Shop.template.json', 'Why: what is not', 'Fix: set enforceSSL']) expect(failed).toContain(words);
  });

  test('what is excepted was skipped, with reason, owner and end', () => {
    expect(casesIn(xmlOf({ findings: [excepted()] }))[0])
      .toContain('<skipped type="waived" message="excepted: the partner cannot do TLS before March (owner team-shop, until 2026-12-01)">');
  });

  test('an exception without owner and end is skipped for its reason alone', () =>
    expect(casesIn(xmlOf({ findings: [excepted({ owner: undefined, expires: undefined })] }))[0]).toContain('message="excepted: the partner cannot do TLS before March"'));

  test('what is in the baseline was skipped until its end', () => {
    const baseline = { recorded: '2026-01-01', expires: '2027-01-01', entries: 1, matched: 1, stale: 0 };
    expect(casesIn(xmlOf({ findings: [finding({ disposition: BASELINED })], baseline }))[0]).toContain('message="baselined: until 2027-01-01"');
  });

  test('advice has passed, and says what was found', () => {
    const [passed] = casesIn(xmlOf({ findings: [finding({ disposition: ADVISORY })] }));
    expect(passed).toContain('<system-out>advisory: the policy is left out');
    expect(passed).not.toMatch(/<failure|<skipped/);
  });

  test('a suite for each stack and one for the app itself, with how many there are of each kind', () => {
    const other = finding({ resource: { ...placeOf('Queue'), stack: 'Other' } });
    const suites = suitesIn(xmlOf({ findings: [finding(), excepted(), other, finding({ resource: undefined })] }));
    expect(suites.map((suite) => /name="([^"]*)".*tests="(\d+)" failures="(\d+)".*skipped="(\d+)"/.exec(suite)!.slice(1))).toEqual([
      ['Shop', '2', '1', '1'], ['Other', '1', '1', '0'], ['the app itself', '1', '1', '0'],
    ]);
  });

  test('a rule that found nothing but compliant resources in a stack is one case that passed', () => {
    const record = { ...judging({ A: ['PR-A', 'PR-S3-TLS-ONLY'], B: ['PR-A'], Bucket: ['PR-S3-TLS-ONLY', 'Acme-1'] }), rules: [ruleEntry('PR-A')], findings: [finding({ sameAs: ['Acme-1[x]'] })] };
    expect(casesIn(xmlOf(record)).map((each) => [/name="(PR[^"]*|Acme[^"]*)"/.exec(each)![1], /compliant: [^<]*/.exec(each)?.[0]])).toEqual([
      ['PR-S3-TLS-ONLY on Shop/Bucket', undefined], ['PR-A: what PR-A says', 'compliant: 2 resources'],
    ]);
  });

  test('of a resource that a macro changes later nothing has passed', () =>
    expect(casesIn(xmlOf(judging({ Bucket: ['PR-A'] }, { changedLater: ['Bucket'] })))).toEqual([]));

  test('goes on in another file where one is full, with the suite that was cut', async () => {
    const files = junitFiles(editionOf({ findings: findings(3) }, 2));
    expect(files.map(({ name }) => name)).toEqual(['junit.xml', 'junit-2.xml']);
    expect(files.map((file) => suitesIn(textOf(file)).map((suite) => /tests="(\d+)"/.exec(suite)![1]))).toEqual([['2'], ['1']]);
    for (const file of files) expect(await faultsInJunit(textOf(file))).toEqual([]);
  });

  test('is a report without suites where nothing was judged', async () => {
    expect(suitesIn(xmlOf({}))).toEqual([]);
    expect(await faultsInJunit(xmlOf({}))).toEqual([]);
  });

  test('stays XML that the schema accepts whatever users write', async () => {
    await fc.assert(fc.asyncProperty(fc.array(hostileFinding(), { minLength: 20, maxLength: 60 }), async (some) => {
      expect(await faultsInJunit(xmlOf({ findings: some }))).toEqual([]);
    }), { numRuns: 8 });
  }, 30_000);
});
