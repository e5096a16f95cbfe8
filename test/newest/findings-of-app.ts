import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { appOf } from '../../bench/app';
import { govern } from '../../bench/governed';

/** Prints the version of the CDK, and the rule, state and place of every finding on an app of many services. */

const outdir = mkdtempSync(join(tmpdir(), 'findings-'));
const app = appOf(300, outdir);
govern(app, { writesAll: false });
try {
  app.synth();
} catch {
  // Blocked or not: the record has the findings.
}

interface Finding {
  readonly rule: string;
  readonly state: string;
  readonly resource?: { readonly path: string; readonly type: string };
}

const record = JSON.parse(readFileSync(join(outdir, 'governance', 'record.json'), 'utf8')) as { cdk: string; findings: Finding[] };
rmSync(outdir, { recursive: true });
process.stdout.write(JSON.stringify({
  cdk: record.cdk,
  findings: record.findings.map(({ rule, state, resource }) => `${rule} is ${state} at ${resource?.path} (${resource?.type})`),
}));
