/** By how many hours the clocks of a region are ahead of UTC in winter. Night is wide enough for an hour in summer. */
const AHEAD_OF_UTC: Readonly<Record<string, number>> = {
  'af-south-1': 2,
  'ap-east-1': 8,
  'ap-east-2': 8,
  'ap-northeast-1': 9,
  'ap-northeast-2': 9,
  'ap-northeast-3': 9,
  'ap-south-1': 5.5,
  'ap-south-2': 5.5,
  'ap-southeast-1': 8,
  'ap-southeast-2': 10,
  'ap-southeast-3': 7,
  'ap-southeast-4': 10,
  'ap-southeast-5': 8,
  'ap-southeast-6': 12,
  'ap-southeast-7': 7,
  'ca-central-1': -5,
  'ca-west-1': -7,
  'cn-north-1': 8,
  'cn-northwest-1': 8,
  'eu-central-1': 1,
  'eu-central-2': 1,
  'eu-north-1': 1,
  'eu-south-1': 1,
  'eu-south-2': 1,
  'eu-west-3': 1,
  'eusc-de-east-1': 1,
  'il-central-1': 2,
  'me-central-1': 4,
  'me-south-1': 3,
  'mx-central-1': -6,
  'sa-east-1': -3,
  'us-east-1': -5,
  'us-east-2': -5,
  'us-gov-east-1': -5,
  'us-gov-west-1': -8,
  'us-west-1': -8,
  'us-west-2': -8,
};

/**
 * By how many minutes the clocks of a region are ahead of UTC; not at all where the region is not known.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export function minutesAheadOfUtc(region: string): number {
  return 60 * (AHEAD_OF_UTC[region] ?? 0);
}
