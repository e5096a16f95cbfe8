const WIDTHS = [10, 20, 9];

/** Results as they come, a line each, and the count at the end. */
export class Table {
  private readonly started = Date.now();
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  /**
   * Does a step and prints how it went: what it throws, or the problems that it returns, make it fail.
   *
   * @param act what is to be done; a text that it returns is a remark
   * @returns whether it passed
   */
  public time(subject: string, step: string, act: () => readonly string[] | string | void): boolean {
    const started = Date.now();
    const said = attempt(act);
    const problems = Array.isArray(said) ? said as readonly string[] : [];
    const result = problems.length === 0 ? 'passed' : 'failed';
    this.print(result, subject, step, `${seconds(started).padStart(6)}${typeof said === 'string' ? `  ${said}` : ''}`);
    problems.forEach((problem) => console.log(`    ${problem.slice(0, 300)}`));
    return problems.length === 0;
  }

  /**
   * Prints what could not be done. With the variable `CI` set it is a failure, unless it may be missing everywhere.
   *
   * @param reason what is missing
   * @param mayBeMissing whether it is a skip even there
   */
  public skip(subject: string, step: string, reason: string, mayBeMissing = false): void {
    this.print(process.env.CI && !mayBeMissing ? 'failed' : 'skipped', subject, step, `        ${reason}`);
  }

  /** Prints the count. Returns the exit code. */
  public end(what: string): number {
    const { passed, failed, skipped } = this.counts;
    console.log(`${what}: ${passed} passed, ${failed} failed, ${skipped} skipped, in ${seconds(this.started)}`);
    return failed > 0 ? 1 : 0;
  }

  private print(result: keyof typeof this.counts, subject: string, step: string, rest: string): void {
    this.counts[result]++;
    console.log([subject, step, result].map((text, column) => text.padEnd(WIDTHS[column])).join('') + rest);
  }
}

function attempt(act: () => readonly string[] | string | void): readonly string[] | string | void {
  try {
    return act();
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
