"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Clock = void 0;
/** Counts the CPU seconds, of user and system, that this process spends. */
class Clock {
    /** What the process spent since its start. */
    static process() {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1e6;
    }
    start = Clock.process();
    /** What was spent since the clock was made. */
    seconds() {
        return Clock.process() - this.start;
    }
}
exports.Clock = Clock;
