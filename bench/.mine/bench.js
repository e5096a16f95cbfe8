"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const child_process_1 = require("child_process");
const os_1 = require("os");
const path_1 = require("path");
const util_1 = require("util");
const compile_1 = require("./compile");
const statistics_1 = require("./statistics");
const BUILD = (0, path_1.join)(__dirname, '.build');
const { values } = (0, util_1.parseArgs)({ options: { sizes: { type: 'string', default: '300,1000,10000,20000' }, rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const sizes = values.sizes.split(',').map(Number);
function measure(size) {
    const plain = [];
    const governed = [];
    const waived = [];
    for (let round = 0; round < rounds; round++) {
        plain.push(runOnce('plain', size));
        governed.push(runOnce('governed', size));
        waived.push(runOnce('waived', size));
    }
    return { size, plain, governed, waived, steps: runOnce('steps', size) };
}
function runOnce(kind, size) {
    return JSON.parse(node([(0, path_1.join)(BUILD, 'run.js'), kind, String(size)]));
}
/** Runs Node with the CDK's own validator off, on both sides alike. */
function node(args) {
    const env = { ...process.env, CDK_VALIDATION: 'false' };
    return (0, child_process_1.execFileSync)(process.execPath, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });
}
const work = ({ build, synth }) => build + synth;
const perResource = (runs) => 1000 * (0, statistics_1.median)(runs.map((run) => work(run) / run.resources));
function printSizes(measurements) {
    const first = measurements.find(({ size }) => size === 1000) ?? measurements[0];
    console.log(`\n| resources | plain CPU s | governed CPU s | ratio (min..max) | ratio of build and synth | memory MiB | memory ratio | ms/resource | against ${first.size} (plain) | gate |`);
    console.log('|---|---|---|---|---|---|---|---|---|---|');
    for (const { plain, governed } of measurements) {
        const growth = (side, runs) => `${percent(perResource(runs) / perResource(first[side]) - 1)}`;
        console.log(`| ${[
            plain[0].resources,
            (0, statistics_1.median)(plain.map((run) => run.process)).toFixed(2),
            (0, statistics_1.median)(governed.map((run) => run.process)).toFixed(2),
            (0, statistics_1.spread)((0, statistics_1.ratios)(governed, plain, (run) => run.process)),
            (0, statistics_1.spread)((0, statistics_1.ratios)(governed, plain, work)),
            `${(0, statistics_1.median)(plain.map((run) => run.memory)).toFixed(0)} → ${(0, statistics_1.median)(governed.map((run) => run.memory)).toFixed(0)}`,
            (0, statistics_1.spread)((0, statistics_1.ratios)(governed, plain, (run) => run.memory)),
            perResource(governed).toFixed(2),
            `${growth('governed', governed)} (${growth('plain', plain)})`,
            governed[0].gate,
        ].join(' | ')} |`);
    }
}
function printRegister(measurements) {
    console.log('\n| resources | with 2,000 waivers CPU s | against without (min..max) |\n|---|---|---|');
    for (const { plain, governed, waived } of measurements) {
        console.log(`| ${plain[0].resources} | ${(0, statistics_1.median)(waived.map((run) => run.process)).toFixed(2)} | ${(0, statistics_1.spread)((0, statistics_1.ratios)(waived, governed, (run) => run.process))} |`);
    }
}
function printSteps(measurements) {
    const names = [...new Set(measurements.flatMap(({ steps }) => Object.keys(steps.steps)))];
    console.log(`\n| CPU s of | ${measurements.map(({ size }) => size).join(' | ')} |\n|---|${'---|'.repeat(measurements.length)}`);
    console.log(`| loading, governed | ${measurements.map(({ steps }) => steps.load.toFixed(2)).join(' | ')} |`);
    for (const name of names) {
        const cells = measurements.map(({ steps }) => {
            const all = Object.values(steps.steps).reduce((sum, seconds) => sum + seconds, 0);
            return name in steps.steps ? `${steps.steps[name].toFixed(2)} (${percent(steps.steps[name] / all)})` : '';
        });
        console.log(`| ${name} | ${cells.join(' | ')} |`);
    }
}
/** What `require` of the package costs beyond that of aws-cdk-lib, in milliseconds of fresh processes. */
function printLoading() {
    const timed = (...modules) => Number(node(['-e', `
    const start = process.hrtime.bigint();
    for (const name of ${JSON.stringify(modules)}) require(name);
    console.log(Number(process.hrtime.bigint() - start) / 1e6)`]));
    const pairs = Array.from({ length: 15 }, () => [timed('aws-cdk-lib'), timed('aws-cdk-lib', (0, compile_1.packageIn)(BUILD))]);
    const [alone, both] = [0, 1].map((side) => (0, statistics_1.median)(pairs.map((pair) => pair[side])));
    console.log(`\nrequire: aws-cdk-lib ${alone.toFixed(1)} ms, with the package ${both.toFixed(1)} ms, ${(both - alone).toFixed(1)} ms more`);
}
function percent(share) {
    return `${(100 * share).toFixed(0)} %`;
}
(0, compile_1.compile)(BUILD);
console.log(`Node ${process.version}, ${(0, os_1.cpus)().length} × ${(0, os_1.cpus)()[0].model}, ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}`);
const measurements = sizes.map(measure);
printSizes(measurements);
printRegister(measurements);
printSteps(measurements);
printLoading();
