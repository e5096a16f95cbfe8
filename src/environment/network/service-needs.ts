import { NetworkNeeds } from '../../core/app-environment';
import { ErrorCode, Problem } from '../../core/errors';

/** The services that every own network reaches through gateway endpoints, which cost nothing. */
export const BEHIND_GATEWAYS = ['s3', 'dynamodb'];

/** The services that need an interface endpoint or a way out, each once, in order. */
export function servicesBeyondGateways({ services = [] }: NetworkNeeds): string[] {
  return [...new Set(services)].filter((service) => !BEHIND_GATEWAYS.includes(service)).sort();
}

/** What keeps needs, or what an imported network meets, from naming services of AWS. */
export function serviceNameProblems({ services = [] }: NetworkNeeds): Problem[] {
  return services.filter((service) => !/^(?!com\.)[a-z0-9]+([.-][a-z0-9]+)*$/.test(service)).map((service) => ({
    code: ErrorCode.INVALID_VALUE,
    message: "'services' must be names of endpoints in lower-case letters, digits, dots and dashes, such as 'secretsmanager' or 'ecr.api', "
      + `got ${JSON.stringify(service)}; write what follows the region in the name of the endpoint`,
  }));
}
