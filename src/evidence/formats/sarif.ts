import { Edition, EvidenceFile } from '../edition/edition';
import { mostPressingFirst } from '../edition/pressing';
import { rulebook } from '../edition/rulebook';
import { FILE_NAMES } from '../files/file-names';
import { splitFiles } from '../files/split-files';
import { EvidenceFormat } from '../options/evidence-format';
import { SarifResults } from './sarif/results';
import { sarifRules } from './sarif/rules';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * SARIF 2.1.0: a run a file, the most pressing findings in the first. What holds is not in it: GitHub takes 25,000 results.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifFiles(edition: Edition): EvidenceFile[] {
  const { record, resultsPerFile } = edition;
  const rules = [...rulebook(record).values()];
  const descriptors = sarifRules(rules);
  const results = new SarifResults(edition, rules);
  const findings = mostPressingFirst(record.findings);
  return splitFiles(FILE_NAMES[EvidenceFormat.SARIF], findings.length, resultsPerFile, function* (from, to, part) {
    // The results are the last thing of the run, and written one by one.
    const text = JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [{ ...runOf(edition, descriptors, part), results: [] }] });
    yield text.slice(0, -END.length);
    let before = '\n';
    for (const finding of findings.slice(from, to)) {
      yield before + results.of(finding);
      before = ',\n';
    }
    yield `${END}\n`;
  });
}

const END = ']}]}';

function runOf({ record }: Edition, rules: readonly object[], part: number): object {
  return {
    tool: {
      driver: {
        name: 'cdk-paved-road',
        version: record.library,
        semanticVersion: record.library,
        informationUri: 'https://github.com/cdk-paved-road/cdk-paved-road',
        rules,
      },
      extensions: record.packs.map(({ name, version }) => ({ name, version })),
    },
    automationDetails: { id: categoryOf(record.applications.flatMap(({ application }) => application ?? []), part) },
    invocations: [{ executionSuccessful: true, endTimeUtc: record.instant }],
    originalUriBaseIds: {
      [SarifResults.ASSEMBLY]: { description: { text: 'The cloud assembly, which is the folder cdk.out unless the CDK is told another.' } },
    },
    columnKind: 'utf16CodeUnits',
    properties: { gate: record.gate, cdk: record.cdk, counts: record.counts },
  };
}

/** What results of one upload replace those of an earlier one: those of the same applications and part. */
function categoryOf(applications: readonly string[], part: number): string {
  const names = ['cdk-paved-road', ...applications].map((name) => name.replace(/\//g, '-')).join(' ');
  return part === 1 ? `${names}/` : `${names} ${part}/`;
}
