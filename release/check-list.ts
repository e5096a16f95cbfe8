/** What the checks of a command found, printed as they are made. */
export class CheckList {
  private readonly started = performance.now();
  private lastPrinted = this.started;
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  /**
   * @param title what the last line begins with
   * @param print takes a line
   */
  constructor(private readonly title: string, private readonly print: (line: string) => void = console.log) {}

  /**
   * Notes a check.
   *
   * @param subject what was looked at, and how much of it
   * @param faults what is wrong, a sentence each; nothing when all is well
   */
  public note(subject: string, faults: readonly string[]): void {
    if (faults.length === 0) return this.say('passed', 'ok  ', subject);
    this.say('failed', 'FAIL', subject);
    faults.forEach((fault) => this.print(fault.replace(/^/gm, '        ')));
  }

  /** Notes what could not be looked at, and why. */
  public skip(subject: string, reason: string): void {
    this.say('skipped', 'skip', `${subject}: ${reason}`);
  }

  /** Notes what this machine lacks. With the variable `CI` set that fails, since `.ci/run` installs what it can. */
  public lack(subject: string, reason: string): void {
    if (process.env.CI) this.note(subject, [reason]);
    else this.skip(subject, reason);
  }

  /** Does something that takes its time; what it throws or returns is what is wrong. Answers whether it went well. */
  public attempt(subject: string, work: () => readonly string[] | void): boolean {
    const faults = attempted(work);
    this.note(subject, faults);
    return faults.length === 0;
  }

  /** Prints the summary. Returns the exit code: 1 when a check failed. */
  public finish(): number {
    const { passed, failed, skipped } = this.counts;
    this.print(`${this.title}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds(this.started)}`);
    return failed > 0 ? 1 : 0;
  }

  private say(outcome: keyof typeof this.counts, word: string, what: string): void {
    this.counts[outcome]++;
    this.print(`  ${word}  ${seconds(this.lastPrinted).padStart(6)}  ${what}`);
    this.lastPrinted = performance.now();
  }
}

function attempted(work: () => readonly string[] | void): readonly string[] {
  try {
    return work() ?? [];
  } catch (error) {
    return [(error as Error).message];
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
