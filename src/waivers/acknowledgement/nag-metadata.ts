/** A suppression as cdk-nag 2 left it in a template. */
export interface NagSuppression {
  /** The id of the rule. */
  readonly rule: string;
  /** The findings of the rule, as texts; all of them when left out. */
  readonly details?: readonly string[];
  /** The findings of the rule, as regular expressions. */
  readonly patterns: readonly string[];
  /** Why, as text. */
  readonly reason: string;
}

/**
 * The suppressions in the metadata of a resource or a template. What is not as cdk-nag 2 writes it is left out, since anybody may
 * write anything there.
 *
 * @param metadata the value of `Metadata`
 */
export function nagSuppressionsIn(metadata: unknown): NagSuppression[] {
  const entries = fieldOf(fieldOf(metadata, 'cdk_nag'), 'rules_to_suppress');
  return Array.isArray(entries) ? entries.flatMap(suppressionIn) : [];
}

function suppressionIn(entry: unknown): NagSuppression[] {
  const rule = fieldOf(entry, 'id');
  if (typeof rule !== 'string' || rule.trim() === '') return [];
  const [written, narrowed] = [fieldOf(entry, 'reason'), fieldOf(entry, 'applies_to')];
  const text = typeof written === 'string' ? written : '';
  const reason = fieldOf(entry, 'is_reason_encoded') === true ? Buffer.from(text, 'base64').toString('utf8') : text;
  if (!Array.isArray(narrowed)) return [{ rule, patterns: [], reason }];
  const patterns = narrowed.map((each) => fieldOf(each, 'regex')).filter((pattern) => typeof pattern === 'string');
  return [{ rule, details: narrowed.filter((each) => typeof each === 'string'), patterns, reason }];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
