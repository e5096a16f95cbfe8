import { Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../../core/app-environment';
import { ICoreNetwork, INetworkSource } from '../../core/core-sources';
import { NetworkEntry } from '../../evidence/record/record';
import { markOf } from '../../governance/scope/governed-scope';

/** The network of another environment. Whoever needs something of it asks that one, which brings what it lacks. */
export class BaseNetwork implements INetworkSource, ICoreNetwork {
  private provided?: EnvironmentNetwork;

  constructor(private readonly base: IAppEnvironment) {}

  public bind(_scope: Construct, _id: string, _environment: IAppEnvironment): ICoreNetwork {
    return this;
  }

  /** As the record of the base has it. One that somebody else wrote may have none. */
  public get path(): string {
    return this.entry?.path ?? this.base.node.path;
  }

  public get addresses(): string | undefined {
    return this.entry?.addresses;
  }

  /** As many as the base's network has, or as its tier asks for where nobody knows. */
  public get zones(): number {
    const zones = this.provided?.vpc.availabilityZones;
    return zones === undefined || Token.isUnresolved(zones) ? this.base.tier.availabilityZones : zones.length;
  }

  /** They are parts of the base. */
  public partsFor(_needs: NetworkNeeds): string[] {
    return [];
  }

  public provide(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    return this.provided = this.base.provideNetwork(asker, needs);
  }

  private get entry(): NetworkEntry | undefined {
    return markOf(this.base)?.network?.();
  }
}
