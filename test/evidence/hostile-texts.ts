import * as fc from 'fast-check';
import { excepted, finding, placeOf } from './records';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { Disposition, Finding } from '../../src/policy/decision/finding';

/** What users write, at its worst. */
export const HOSTILE = [
  '', ' ', '"quoted"', '</script><b>', '| a | b |', 'two\nlines\r\nand\u2028more', '\u0000\u0007\u001b[31m', '\ud800 alone',
  '# [x](y) *z*', '日本語 🚀', 'é'.repeat(300), '{{ insert: param }}', '__proto__',
];

/** The record with what users write replaced by a text. */
export const written = (record: GovernanceRecord, text: string): GovernanceRecord => ({
  ...record,
  applications: record.applications.map((application) => ({ ...application, application: text })),
  environments: record.environments.map((environment) => ({ ...environment, identity: { ...environment.identity, owner: text, environment: text } })),
  components: record.components.map((component) => ({
    ...component, type: text, version: text, source: text, identity: { ...component.identity, owner: text },
  })),
  packs: record.packs.map((pack) => ({ ...pack, version: text })),
  resources: record.resources.map((resource) => ({ ...resource, type: text })),
  rules: record.rules.map((rule) => ({
    ...rule, statement: text, why: text, fix: text, reference: text, controls: [`${text}/${text}`, `NIST/${text}`, text],
  })),
  findings: record.findings.map((each) => ({
    ...each,
    message: text,
    detail: text,
    source: text,
    controls: [text],
    waiver: each.waiver && { ...each.waiver, reason: text, owner: text, approver: text },
  })),
});

const TRAPS = [
  '<script>alert(1)</script>', '</script>', ']]>', '<!--', '-->', '&amp;', '"', '\'', '`', '``', '|', '\\|', '\\', '\n', '\r\n', '\u2028', '\0', '\u001b[31m', '\ud800', '\ufffe',
  '\u202e', '@octocat', '#1', 'GH-1', 'https://example.com', 'www.example.com', '[a](javascript:alert(1))', '![a](b)', '**a**', '__a__', '~~a~~', '$x$', '::error::', '%0A', '%', ',', ':',
  '=1+1', '+1', '-1', '@SUM(1)', ';=1', '{0}', '{{', '}}', '💥', 'ä', '- a', '1. a', '# a', '  ', '\t',
];

/** Texts that users write who mean harm or copy anything: pieces that have a meaning in some format, next to each other. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('a', 'plain words', ' ')), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

/** A finding with such a text wherever a user may have written one. */
export const hostileFinding = (): fc.Arbitrary<Finding> => fc.record({
  text: hostileText(), disposition: fc.constantFrom(...Object.values(Disposition)), isInSource: fc.boolean(),
}).map(({ text, disposition, isInSource }) => {
  const props = { rule: `R-${text}`, detail: text, message: text, statement: text, why: text, fix: text, reference: text, property: text, sameAs: [text] };
  const place = { ...placeOf('Bucket'), path: text, stack: text, template: text };
  const source = isInSource ? `${text}:3` : undefined;
  return disposition === Disposition.WAIVED
    ? excepted({ id: text, reason: text, owner: text, approver: text }, { ...props, resource: place, source })
    : finding({ ...props, disposition, resource: place, source });
});
