import { resourcesSinceLastRelease } from '../../release/since-last-release';
import { lastGoldens } from '../../release/templates/goldens';
import { compatibilityOf, unannounced } from '../../src/compatibility/compatibility';
import { ReleaseNotes } from '../../src/compatibility/release-notes';
import { Templates } from '../../src/compatibility/template-resource';
import { Bump } from '../../src/compatibility/version-bump';

jest.setTimeout(180_000);

const { templates } = lastGoldens()!;

test('whoever takes the code of today loses nothing and is not interrupted, but for what CHANGELOG.md announces', () => {
  expect(unannounced(resourcesSinceLastRelease().resources)).toEqual([]);
});

describe('a database whose construct gets another id in a component', () => {
  const text = JSON.stringify(templates).replaceAll('"Orders2A43276C"', '"OrdersCluster2A4F"').replaceAll('Data/Orders/Resource/', 'Data/Orders/Cluster/');
  const renamed = JSON.parse(text) as Templates;
  const entry = '- replaces `AWS::RDS::DBCluster Orders/Resource/Resource`: why';

  test('is named, asks for a major version, and fails', () => {
    const found = compatibilityOf(templates, renamed, ReleaseNotes.NONE);
    expect(found.bump).toBe(Bump.MAJOR);
    expect(unannounced(found)).toContain(
      "AWS::RDS::DBCluster Data/Orders/Resource/Resource has another logical id, which makes it anew, and the notes do not say so; undo it, or write '- replaces `AWS::RDS::DBCluster Data/Orders/Resource/Resource`: why'",
    );
  });

  test('passes with an entry, in every example', () => {
    const found = compatibilityOf(templates, renamed, new ReleaseNotes(`## Unreleased\n\n${entry}\n`));
    expect(unannounced(found).filter((problem) => problem.includes('AWS::RDS::DBCluster'))).toEqual([]);
    expect(found.changes.filter(({ path, announced }) => path.endsWith('Data/Orders/Resource/Resource') && announced).length).toBeGreaterThan(3);
  });
});
