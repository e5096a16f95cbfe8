import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ParameterSource, ParameterUse, UsedValue } from './parameter';
import { standsFor } from './proposal';
import { Amount } from '../../policy/decision/layers/amount';
import { Reading } from '../../policy/template/reading';
import { RenderedResource } from '../../policy/template/rendered';
import { ResourceView } from '../../policy/template/resource-view';

/** Where the value stands in a resource, and what it means. */
export interface PropertyPlace {
  /** Names joined by dots; left out where the value stands in no property. */
  readonly property?: string;
  /** What one of the property's numbers is, such as `1 GiB`; just a number when left out. */
  readonly unit?: string;
  /** What AWS takes where the property is left out, as a number or a size; the resource does not use the parameter when that is left out too. */
  readonly leftOut?: unknown;
  /** How much a value is that is no number; nothing where that is not known. */
  readonly amountOf?: (text: string) => Amount | undefined;
  /** Whether another resource has the value of this one. */
  readonly isElsewhere?: (view: ResourceView) => boolean;
}

/** A property of resources. What the template says counts, not what was written in code. */
export class PropertySource implements ParameterSource {
  /** A property of every resource of a type. */
  public static ofType(type: string, place: PropertyPlace): PropertySource {
    return new PropertySource(({ view }) => view.type === type, place);
  }

  /** A property of one resource: an L1, or an L2 whose main resource it is. */
  public static of(construct: IConstruct, place: PropertyPlace): PropertySource {
    return new PropertySource((resource) => resource.construct !== undefined && standsFor(construct, resource.construct), place);
  }

  private constructor(private readonly concerns: (resource: RenderedResource) => boolean, private readonly place: PropertyPlace) {}

  /** A use for each resource that has the property. */
  public usesBy(resources: readonly RenderedResource[]): ParameterUse[] {
    return resources.filter(this.concerns).map((resource) => ({ resource, read: (view) => this.read(view) }));
  }

  private read(view: ResourceView): UsedValue | undefined {
    const { property, leftOut, isElsewhere } = this.place;
    if (isElsewhere?.(view)) return undefined;
    const reading = property === undefined ? undefined : view.read(property);
    if (reading && !reading.isKnown) return { reason: `${reading.path} is not known before the deployment: ${reading.reason}` };
    if (reading?.isPresent) return this.valueOf(reading);
    return leftOut === undefined ? undefined : statedValue(leftOut);
  }

  private valueOf({ path, number, value }: Reading): UsedValue {
    const { unit = '1', amountOf } = this.place;
    const amount = amountOf ? amountOf(String(value)) : number === undefined ? undefined : Amount.parse(unit).times(number);
    return amount ? { amount } : { reason: `nobody knows how much ${path} ${JSON.stringify(value)} is` };
  }
}

function statedValue(value: unknown): UsedValue {
  return Token.isUnresolved(value) ? { reason: 'its value is a token' } : { amount: Amount.parse(String(value)) };
}
