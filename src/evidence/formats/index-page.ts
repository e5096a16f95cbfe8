import { Edition, EvidenceFile } from '../edition/edition';
import { FILE_NAMES } from '../files/file-names';
import { RECORD_FILE } from '../files/record-file';
import { EvidenceFormat } from '../options/evidence-format';
import { verdictWords } from '../text/wording';

/** Somebody who reads evidence, and what for. */
export interface Reader {
  /** Who it is. */
  readonly role: string;
  /** What they want to know. */
  readonly question: string;
  /** What tells them, the best first. */
  readonly formats: readonly EvidenceFormat[];
}

/** Who reads which file. Nobody has to read what is for somebody else. */
export const READERS: readonly Reader[] = [
  { role: 'Developer', question: 'what is wrong with my code, and how do I mend it?', formats: [EvidenceFormat.HTML, EvidenceFormat.ANNOTATIONS, EvidenceFormat.JUNIT] },
  { role: 'Reviewer', question: 'may this change go in?', formats: [EvidenceFormat.MARKDOWN] },
  { role: 'Security', question: 'what breaks which rule, and what is excepted until when?', formats: [EvidenceFormat.HTML, EvidenceFormat.SARIF] },
  { role: 'Auditor', question: 'which control was checked on what, with which result?', formats: [EvidenceFormat.OSCAL, EvidenceFormat.CSV] },
  { role: 'Platform', question: 'which components run where, in which version, and who owns them?', formats: [EvidenceFormat.CYCLONEDX, EvidenceFormat.HTML] },
  { role: 'Support', question: 'who answers for this resource, and what is it connected to?', formats: [EvidenceFormat.HTML] },
];

/**
 * The page that says which file is for whom, and how to get those that nobody asked for.
 *
 * @param record what the verdict is from
 * @param files the names of the files that lie beside the page
 */
export function indexPage({ record }: Edition, files: readonly string[]): EvidenceFile {
  const written = new Map(Object.values(EvidenceFormat).map((format) => [format, filesOf(format, files)]));
  const missing = [...written].filter(([, names]) => names.length === 0).map(([format]) => format);
  return {
    name: 'index.md',
    pieces: [[
      '# Governance of this synthesis',
      '',
      `${verdictWords(record)}.`,
      '',
      '| For | Who asks | Read |',
      '|---|---|---|',
      ...READERS.map(({ role, question, formats }) => `| ${role} | ${question} | ${formats.map((format) => linksTo(format, written.get(format)!)).join(', ')} |`),
      `| Tools | everything, as JSON | ${files.includes(RECORD_FILE) ? linkTo(RECORD_FILE) : `\`governance/${RECORD_FILE}\` in the cloud assembly`} |`,
      '',
      ...missing.length === 0 ? [] : [
        `Without a link: nobody asked for it. \`npx paved-road report --format ${missing.join(',')}\` writes it from the record; at every synthesis do`,
        'the option `evidence` of `Governance.apply`, and `cdk synth -c paved-road:evidence=all`.',
        '',
      ],
      'What a change does to all this, for its reviewers: `npx paved-road compare <record before> <record after>`.',
      '',
    ].join('\n')],
  };
}

function linksTo(format: EvidenceFormat, names: readonly string[]): string {
  return names.length === 0 ? `\`${FILE_NAMES[format]}\`` : names.map(linkTo).join(' ');
}

function linkTo(name: string): string {
  return `[${name}](${name})`;
}

/** The files of a format among some, in the order of their numbers. */
function filesOf(format: EvidenceFormat, names: readonly string[]): string[] {
  const [, stem, ending] = /^(.*?)(\..*)$/.exec(FILE_NAMES[format])!;
  const numberOf = (name: string) => {
    const middle = name.startsWith(stem) && name.endsWith(ending) ? name.slice(stem.length, name.length - ending.length) : undefined;
    return middle === '' ? 1 : Number(/^-([0-9]+)$/.exec(middle ?? '')?.[1]);
  };
  return [...new Set(names)].filter((name) => numberOf(name) > 0).sort((a, b) => numberOf(a) - numberOf(b));
}
