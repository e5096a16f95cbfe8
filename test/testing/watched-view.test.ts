import { Reading } from '../../src/policy/template/reading';
import { ResourceView } from '../../src/policy/template/resource-view';
import { readAlone } from '../../src/testing/rendered-templates';
import { watched } from '../../src/testing/watched-view';

const template = {
  Resources: {
    Mail: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain', Properties: { Tags: [{ Key: 'a', Value: 'b' }], RedrivePolicy: { arn: { 'Fn::GetAtt': ['Dead', 'Arn'] } } } },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 3 } },
    Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Mail' }] } },
  },
};

/** What is noted while somebody looks at the first queue. */
const notedBy = (look: (view: ResourceView) => unknown): string[] => {
  const noted: string[] = [];
  look(watched(readAlone([template])[0][0].view, ({ logicalId, keys }) => noted.push([logicalId, ...keys].join('/'))));
  return [...new Set(noted)];
};

describe('watched', () => {
  test.each<[string, (view: ResourceView) => unknown, string[]]>([
    ['nothing', (view) => [view.type, view.place, view.read('Tags').path], []],
    ['a value', (view) => view.read('DelaySeconds').number, ['Mail/Properties/DelaySeconds']],
    ['whether there is one', (view) => view.read('DelaySeconds').isPresent, ['Mail/Properties/DelaySeconds']],
    ['a value below another', (view) => view.read('RedrivePolicy').read('arn').isKnown, ['Mail/Properties/RedrivePolicy/arn']],
    ['elements', (view) => view.read('Tags').items.map((tag) => tag.read('Value').value), ['Mail/Properties/Tags', 'Mail/Properties/Tags/0/Value']],
    ['parts of a JSON value', (view) => (view.read('Tags').value as { Key: string }[])[0].Key, ['Mail/Properties/Tags', 'Mail/Properties/Tags/0', 'Mail/Properties/Tags/0/Key']],
    ['an attribute', (view) => view.attribute('DeletionPolicy').value, ['Mail/DeletionPolicy']],
    ['who refers to it', (view) => view.referrers('AWS::SQS::QueuePolicy').map((policy) => policy.read('Queues').isKnown), ['Policy/Properties/Queues']],
    ['whom it refers to', (view) => view.follow('RedrivePolicy.arn')!.read('DelaySeconds').number, ['Dead/Properties/DelaySeconds']],
  ])('tells that somebody looked at %s', (_, look, noted) => expect(notedBy(look)).toEqual(noted));

  test('looks like what it watches', () => {
    const { view } = readAlone([template])[0][0];
    const reading = watched(view, () => {}).read('Tags');
    expect(watched(view, () => {})).toBeInstanceOf(ResourceView);
    expect(reading).toBeInstanceOf(Reading);
    expect([watched(view, () => {}).constructor, reading.constructor]).toEqual([ResourceView, Reading]);
    expect(reading.value).toEqual(template.Resources.Mail.Properties.Tags);
  });
});
