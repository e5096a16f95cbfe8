import { writeFileSync } from 'fs';

const ENTRIES = 2000;
const RULES = ['S1', 'S10', 'APIG1', 'APIG2', 'APIG3', 'APIG4', 'APIG6', 'COG4', 'RDS3', 'RDS10', 'RDS11', 'SNS3', 'SQS3'].map((name) => `AwsSolutions-${name}`);

/** Writes a register of 2,000 entries, each for one rule in one workload of the app of 10,000 resources. Returns the file. */
export function writeRegister(file: string, stacks: number): string {
  const entries = Array.from({ length: ENTRIES }, (_, number) => {
    const workload = Math.floor(number / RULES.length);
    return `  - id: W-${number}
    rules: [${RULES[number % RULES.length]}]
    scope: { path: Shop${workload % stacks}/Team${workload} }
    covers: violation
    reason: the benchmark measures what a register costs, and this entry is one of many
    owner: team-shop
    approver: security-review
    ticket: SEC-${number}
    granted: 2026-01-01
    expires: 2999-12-31
    compensatingControl: none
`;
  });
  writeFileSync(file, `schemaVersion: 1\nwaivers:\n${entries.join('')}`);
  return file;
}
