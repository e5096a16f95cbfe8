import { mapNodes, Template } from './template';

const SECRET_OF = 'MasterUserSecret.SecretArn';

/**
 * The template with a secret as a resource of its own for each database whose password RDS manages. RDS makes that secret beside the stack, the emulator
 * does not; with one in the stack, whoever reads its ARN gets the ARN of a secret that is there. It is kept as long as its database.
 */
export function withManagedSecrets(template: Template): Template {
  const databases = new Set<string>();
  const changed = mapNodes(template, (node) => {
    const [id, attribute] = Array.isArray(node['Fn::GetAtt']) ? node['Fn::GetAtt'] : [];
    if (attribute !== SECRET_OF) return node;
    databases.add(id);
    return { 'Fn::GetAtt': [secretOf(id), 'Id'] };
  }) as Template;
  const secrets = [...databases].map((id) => {
    const { DeletionPolicy } = template.Resources[id];
    const Properties = { Description: `The password of ${id}, as RDS would manage it`, GenerateSecretString: {} };
    return [secretOf(id), { Type: 'AWS::SecretsManager::Secret', Properties, ...DeletionPolicy === 'Retain' ? { DeletionPolicy } : {} }];
  });
  return { ...changed, Resources: { ...changed.Resources, ...Object.fromEntries(secrets) } };
}

const secretOf = (database: string): string => `${database}ManagedSecret`;
