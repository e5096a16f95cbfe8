import { Construct } from 'constructs';
import { CentralKey } from './central-key';
import { centralKeyProblems } from './central-key-problems';
import { CentralKeys } from './central-keys';
import { OwnKeys } from './own-keys';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreKeys, IKeySource } from '../../core/core-sources';
import { Problem } from '../../core/errors';

/** Whose the customer-managed keys of an environment are. Asked only for what its tier has such a key for. */
export abstract class EnvironmentKeys implements IKeySource {
  /**
   * Keys of its own: one for each classification of data that is kept, rotated every year, named
   * `alias/<environment name>/<classification>`, usable by the account and by the services of AWS that a part or a component brings.
   */
  public static own(): EnvironmentKeys {
    return new Own();
  }

  /**
   * Keys that exist already, such as those of a security team. Their policies stay as they are; the outputs of the core say which
   * statements they must have.
   *
   * Data of a classification that no key is for is refused when a component brings it (`MissingValue`).
   *
   * @param keys each with what it is for; one without classifications is for all that no other one is for
   */
  public static central(...keys: CentralKey[]): EnvironmentKeys {
    return new Central(keys);
  }

  /**
   * Makes the keys, or refers to them.
   *
   * @param scope the core of the environment
   * @param id the construct id to use
   * @param environment the environment
   */
  public abstract bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreKeys;

  /**
   * What keeps an environment in a region from having them.
   *
   * @internal
   */
  public abstract _problems(region: string | undefined): Problem[];
}

class Own extends EnvironmentKeys {
  public _problems(): Problem[] {
    return [];
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreKeys {
    return new OwnKeys(scope, id, environment);
  }
}

class Central extends EnvironmentKeys {
  constructor(private readonly keys: CentralKey[]) {
    super();
  }

  public _problems(region: string | undefined): Problem[] {
    return centralKeyProblems(this.keys, region);
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreKeys {
    return new CentralKeys(scope, id, environment, this.keys);
  }
}
