import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Rule } from '../../src/policy/rule/rule';
import { Severity } from '../../src/policy/rule/severity';
import { Verdict } from '../../src/policy/rule/verdict';
import { RulePack } from '../../src/policy/rule-pack';
import { ResourceView } from '../../src/policy/template/resource-view';
import { PackDiff } from '../../src/testing/pack-diff';

/** Says about a queue what stands in its name, or what that is called in a table. */
class ByName extends Rule {
  constructor(id: string, private readonly renamed: Record<string, string> = {}, severity = Severity.ERROR) {
    super({ id, statement: 'queues are as they are', why: 'tests', fix: 'none', severity, types: ['AWS::SQS::Queue'], source: 'https://example.com' });
  }

  public judge(queue: ResourceView): Verdict {
    const { logicalId } = queue.place;
    switch (this.renamed[logicalId] ?? logicalId) {
      case 'Good': return Verdict.COMPLIANT;
      case 'Bad': return Verdict.nonCompliant('it is bad');
      case 'Open': return Verdict.unknown('Name');
      case 'Crash': throw new Error('it crashed');
      default: return Verdict.NOT_APPLICABLE;
    }
  }
}

class Acme extends RulePack {
  constructor(version: string, ...rules: Rule[]) {
    super({ name: 'Acme', version, rules });
  }
}

const Type = 'AWS::SQS::Queue';
const templates = { 'Mail.template.json': { Resources: { Good: { Type }, Bad: { Type }, Open: { Type }, Other: { Type }, Topic: { Type: 'AWS::SNS::Topic' } } } };
const diff = (before: Rule[], after: Rule[]) => PackDiff.between(new Acme('1.0.0', ...before), new Acme('2.0.0', ...after)).on(templates);

describe('PackDiff', () => {
  test('says that nothing differs', () => {
    const same = diff([new ByName('ACME-SQS-A')], [new ByName('ACME-SQS-A')]);
    expect(same.changes).toEqual([]);
    expect(same.describe()).toBe('Acme 1.0.0 to 2.0.0: no difference');
  });

  test.each([
    [{ Good: 'Bad' }, 'newly fails', 'Good', 'compliant', 'non-compliant'],
    [{ Good: 'Open' }, 'newly unknown', 'Good', 'compliant', 'unknown'],
    [{ Good: 'Crash' }, 'newly unknown', 'Good', 'compliant', 'unknown'],
    [{ Bad: 'Good' }, 'newly passes', 'Bad', 'non-compliant', 'compliant'],
    [{ Bad: 'Other' }, 'no longer judged', 'Bad', 'non-compliant', 'not-applicable'],
    [{ Open: 'Bad' }, 'newly fails', 'Open', 'unknown', 'non-compliant'],
    [{ Other: 'Bad' }, 'newly fails', 'Other', 'not-applicable', 'non-compliant'],
  ])('%j: %s', (renamed, kind, logicalId, stateBefore, stateAfter) => {
    expect(diff([new ByName('ACME-SQS-A')], [new ByName('ACME-SQS-A', renamed as unknown as Record<string, string>)]).changes)
      .toMatchObject([{ kind, rule: 'ACME-SQS-A', template: 'Mail.template.json', logicalId, stateBefore, stateAfter }]);
  });

  test.each([{ Good: 'Other' }, { Other: 'Good' }])('%j changes nothing that anybody has to act on', (renamed) => {
    expect(diff([new ByName('ACME-SQS-A')], [new ByName('ACME-SQS-A', renamed as unknown as Record<string, string>)]).changes).toEqual([]);
  });

  test('lists rules that came, went and changed their severity, with what follows from it', () => {
    const all = diff([new ByName('ACME-SQS-A'), new ByName('ACME-SQS-B', {}, Severity.WARNING)], [new ByName('ACME-SQS-B'), new ByName('ACME-SQS-C', {}, Severity.INFO)]);
    expect(all.changes.map(({ kind }) => kind)).toEqual(
      ['rule removed', 'no longer judged', 'no longer judged', 'severity changed', 'rule added', 'newly fails', 'newly unknown'],
    );
    expect(all.describe()).toBe([
      'Acme 1.0.0 to 2.0.0: 7 differences',
      '  - ACME-SQS-A rule removed, ERROR',
      '  - ACME-SQS-A no longer judged: Bad in Mail.template.json, non-compliant before',
      '  - ACME-SQS-A no longer judged: Open in Mail.template.json, unknown before',
      '  - ACME-SQS-B severity changed from WARNING to ERROR',
      '  - ACME-SQS-C rule added, INFO',
      '  - ACME-SQS-C newly fails: Bad in Mail.template.json, not-applicable before: it is bad',
      '  - ACME-SQS-C newly unknown: Open in Mail.template.json, not-applicable before: Name is not known before the deployment',
    ].join('\n'));
  });

  describe('on the templates below a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const between = PackDiff.between(new Acme('1.0.0', new ByName('ACME-SQS-A')), new Acme('2.0.0', new ByName('ACME-SQS-A', { Good: 'Bad' })));

    test('refuses one without templates, and one that is not there', () => {
      expect(() => between.onAssembly(folder)).toThrow(/'folder' must have at least one \*\.template\.json below it.*\(FileFailure/);
      expect(() => between.onAssembly(join(folder, 'none'))).toThrow(/'folder' must be readable, got ENOENT.*\(FileFailure/);
    });

    test('finds those of stages too', () => {
      mkdirSync(join(folder, 'assembly-Prod'));
      writeFileSync(join(folder, 'assembly-Prod', 'Mail.template.json'), JSON.stringify(templates['Mail.template.json']));
      writeFileSync(join(folder, 'manifest.json'), '{}');
      expect(between.onAssembly(folder).changes).toMatchObject([{ kind: 'newly fails', template: 'assembly-Prod/Mail.template.json', logicalId: 'Good' }]);
    });
  });
});
