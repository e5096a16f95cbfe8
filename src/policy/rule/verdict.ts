import { Reading } from '../template/reading';

/** What a rule can find out about a resource. */
export enum State {
  /** The statement holds. */
  COMPLIANT = 'compliant',

  /** The statement does not hold. */
  NON_COMPLIANT = 'non-compliant',

  /** The template does not tell: a parameter, an import, an intrinsic. */
  UNKNOWN = 'unknown',

  /** The rule has nothing to say about the resource. */
  NOT_APPLICABLE = 'not-applicable',
}

/** What a rule says about one resource. Not knowing is a verdict too. */
export class Verdict {
  /** The statement holds. */
  public static readonly COMPLIANT = new Verdict(State.COMPLIANT);

  /** The rule has nothing to say about the resource. */
  public static readonly NOT_APPLICABLE = new Verdict(State.NOT_APPLICABLE);

  /**
   * The statement does not hold.
   *
   * @param message what was found, such as `StorageEncrypted is false`
   * @param property the property of the resource that it was found in, such as `StorageEncrypted`
   */
  public static nonCompliant(message: string, property?: string): Verdict {
    return new Verdict(State.NON_COMPLIANT, message, property);
  }

  /**
   * The template does not tell.
   *
   * @param property the property whose value is not known
   * @param reason why it is not known
   */
  public static unknown(property: string, reason?: string): Verdict {
    return new Verdict(State.UNKNOWN, reason ?? `${property} is not known before the deployment`, property);
  }

  /**
   * The template does not tell a value, with the reason: `Port is not known before the deployment: parameter Port`.
   *
   * @param reading the value
   */
  public static unknownValue(reading: Reading): Verdict {
    const { path, reason } = reading;
    return Verdict.unknown(path, `${path} is not known before the deployment${reason === undefined ? '' : `: ${reason}`}`);
  }

  private constructor(
    /** What was found out. */
    public readonly state: State,
    /** What was found; nothing when the statement holds. */
    public readonly message?: string,
    /** The property that it was found in, as far as one is to blame. */
    public readonly property?: string,
  ) {}
}
