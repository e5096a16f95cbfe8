/** Counts the CPU seconds, of user and system, that this process spends. */
export class Clock {
  /** What the process spent since its start. */
  public static process(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }

  private readonly start = Clock.process();

  /** What was spent since the clock was made. */
  public seconds(): number {
    return Clock.process() - this.start;
  }
}
