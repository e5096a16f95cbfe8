import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { CfnResource, NestedStack, RemovalPolicy } from 'aws-cdk-lib';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EnvironmentTier } from '../../src';
import { tagPropertyOf } from '../../src/tagging/taggable-types';
import { GovernanceAssertions } from '../../src/testing';
import { Shop } from '../components/shop';

describe('tags applied automatically', () => {
  test.each([EnvironmentTier.PLAYGROUND, EnvironmentTier.PRODUCTION])('on every taggable resource of every template in %s, helpers included', (tier) => {
    const shop = new Shop(tier);
    shop.function().connectTo(shop.database());
    new Bucket(new NestedStack(shop.stack, 'Nested'), 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    new LogRetention(shop.stack, 'Retention', { logGroupName: '/legacy', retention: RetentionDays.ONE_MONTH });
    new CfnResource(shop.stack, 'Generic', { type: 'AWS::SQS::Queue' });
    shop.environment.tagEverythingIn(shop.app);
    GovernanceAssertions.of(shop.app);

    const templates = readdirSync(shop.app.outdir).filter((file) => file.endsWith('.template.json'));
    const taggable = templates.flatMap((file) => Object.entries(JSON.parse(readFileSync(join(shop.app.outdir, file), 'utf8')).Resources as Record<string, { Type: string; Properties?: Record<string, unknown> }>)
      .flatMap(([id, { Type, Properties }]) => {
        const place = tagPropertyOf(Type);
        return place ? [{ id: `${file}/${id}`, tags: JSON.stringify(Properties?.[place.property] ?? null) }] : [];
      }));
    expect(templates.length).toBeGreaterThanOrEqual(3);
    expect(taggable.length).toBeGreaterThan(15);
    expect(taggable.filter(({ tags }) => !['environment', 'owner', 'cost-center', 'application', 'tier'].every((key) => tags.includes(`"${key}"`))).map(({ id }) => id)).toEqual([]);
  });
});
