/** How the packs of cdk-nag write the controls of a framework, and what the framework is called. */
interface Spelling {
  readonly framework: string;
  readonly id: RegExp;
  /** What one written id stands for, where that is not itself. */
  readonly read?: (written: string) => string[];
}

const NIST = /\b[A-Z]{2}-\d+(?:[a-z](?:\.\d+)?)?(?:\((?:\d+|[a-z])\))*/g;

const SPELLINGS: Record<string, Spelling> = {
  'HIPAA.Security': { framework: 'HIPAA.Security', id: /\b164\.\d{3}(?:\([0-9A-Za-z]+\))+/g },
  'NIST.800.53.R4': { framework: 'NIST.800-53.R4', id: NIST, read: apart },
  'NIST.800.53.R5': { framework: 'NIST.800-53.R5', id: NIST },
  'PCI.DSS.321': { framework: 'PCI.DSS.321', id: /\b\d{1,2}(?:\.\d{1,2}){1,2}\b/g },
};

/**
 * The controls that a rule of cdk-nag names at the end of its text: `... - (Control IDs: AC-2(1), AC-6).`
 *
 * Nothing for packs that name none, such as AwsSolutions and Serverless.
 *
 * @param pack the name of the pack, such as `NIST.800.53.R5`
 * @param text what the rule says when it is broken
 * @returns qualified ids such as `NIST.800-53.R5/AC-2(1)`, sorted, each once
 * @internal
 */
export function controlsInText(pack: string, text: string): string[] {
  const spelling = Object.hasOwn(SPELLINGS, pack) ? SPELLINGS[pack] : undefined;
  const [, list] = /\(Control IDs?:(.*)$/s.exec(text) ?? [];
  if (!spelling || list === undefined) return [];
  const { framework, id, read = (written) => [written] } = spelling;
  const found = (list.match(id) ?? []).flatMap(read);
  return [...new Set(found)].sort().map((control) => `${framework}/${control}`);
}

/** Two brackets of a kind are two controls: `AU-2(a)(d)` is AU-2(a) and AU-2(d), `AU-6(1)(3)` is AU-6(1) and AU-6(3). */
function apart(written: string): string[] {
  const [, control, brackets] = /^([^(]+)((?:\([a-z]\)){2,}|(?:\(\d+\)){2,})$/.exec(written) ?? [];
  return brackets ? brackets.match(/\(\w+\)/g)!.map((bracket) => `${control}${bracket}`) : [written];
}
