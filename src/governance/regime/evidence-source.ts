import { IConstruct } from 'constructs';
import { Charter } from './charter';
import { EvidenceOptions } from '../../evidence';
import { namedFormats } from '../../evidence/options/named-formats';

const CONTEXT = 'paved-road:evidence';

/**
 * Which evidence an app asks for: what was given in code, with the formats that the context value `paved-road:evidence` names instead,
 * if it is there: a list of formats, one text with commas between them, `all` or `none`. Refuses other words with `InvalidValue`.
 */
export function evidenceOf({ evidence }: Charter, app: IConstruct): EvidenceOptions {
  const named: unknown = app.node.tryGetContext(CONTEXT);
  return named === undefined ? evidence : { ...evidence, formats: namedFormats(named, `context '${CONTEXT}'`) };
}
