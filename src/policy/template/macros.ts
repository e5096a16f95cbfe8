import { Macro, RenderedResource, RenderedStack, RenderedTemplate } from './rendered';

/**
 * The name of the first macro that may change a resource after it was rendered.
 *
 * @internal
 */
export function mayChange({ macros }: RenderedStack, { view }: RenderedResource): string | undefined {
  return macros.find(({ name, logicalId }) => {
    if (logicalId !== undefined) return logicalId === view.place.logicalId;
    const family = Object.keys(CHANGED_BY_AWS).find((prefix) => name.startsWith(prefix));
    return family === undefined || CHANGED_BY_AWS[family].some((prefix) => view.type.startsWith(prefix));
  })?.name;
}

/**
 * Macros of AWS by the beginnings of their names, with the types that they change in place. Resources that they add are in no
 * template before the deployment.
 */
const CHANGED_BY_AWS: Record<string, readonly string[]> = {
  'AWS::Serverless-': ['AWS::Serverless::'],
  'AWS::LanguageExtensions': [],
  'AWS::SecretsManager-': [],
  'AWS::CodeDeployBlueGreen': [],
};

/**
 * The macros that change a template when it is deployed.
 *
 * @internal
 */
export function macrosOf(content: RenderedTemplate, text: string): Macro[] {
  const declared = [content.Transform].flat().flatMap((transform) => transform === undefined ? [] : [{ name: macroName(transform) }]);
  return text.includes('"Fn::Transform"') ? [...declared, ...embeddedMacros(content)] : declared;
}

function embeddedMacros({ Resources: resources, ...rest }: RenderedTemplate): Macro[] {
  const everywhere = [...macrosWithin(rest), ...macrosWithin({ 'Fn::Transform': resources?.['Fn::Transform'] })].map((name) => ({ name }));
  const within = Object.entries(resources ?? {}).filter(([logicalId]) => logicalId !== 'Fn::Transform')
    .flatMap(([logicalId, definition]) => macrosWithin(definition).map((name) => ({ name, logicalId })));
  return [...everywhere, ...within];
}

function macrosWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => key === 'Fn::Transform' && part !== undefined ? [macroName(part)] : macrosWithin(part));
}

function macroName(transform: unknown): string {
  return typeof transform === 'string' ? transform : String((transform as { Name?: unknown } | null)?.Name);
}
