import { writeFileSync } from 'fs';

const ENTRIES = 2000;
const RULES = ['AwsSolutions-S1', 'AwsSolutions-SQS3', 'AwsSolutions-SNS3', 'AwsSolutions-L1', 'AwsSolutions-IAM4', 'NIST.800.53.R5-LambdaConcurrency'];

/** Writes a register of 2,000 entries, each for one rule in one workload of the app of the benchmark. Returns the file. */
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
