"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const fs_1 = require("fs");
const os_1 = require("os");
const path_1 = require("path");
const clock_1 = require("./clock");
const plain_1 = require("./plain");
const register_1 = require("./register");
const steps_1 = require("./steps");
/* eslint-disable @typescript-eslint/no-require-imports -- what is measured is loaded after the patches */
function run(kind, size) {
    const outdir = (0, fs_1.mkdtempSync)((0, path_1.join)((0, os_1.tmpdir)(), 'bench-'));
    if (kind === 'plain')
        (0, plain_1.withoutPacks)();
    const loading = new clock_1.Clock();
    const { appOf, resourcesIn, stacksFor } = require('./app');
    const govern = kind === 'plain' ? undefined : require('./governed').govern;
    const load = loading.seconds();
    const register = kind === 'waived' ? (0, register_1.writeRegister)((0, path_1.join)(outdir, 'waivers.yaml'), stacksFor(size)) : undefined;
    if (kind === 'plain')
        (0, plain_1.withoutGovernance)();
    const steps = kind === 'steps' ? (0, steps_1.watchSteps)() : {};
    const building = new clock_1.Clock();
    const app = appOf(size, outdir);
    govern?.(app, register);
    const build = building.seconds();
    const synthesizing = new clock_1.Clock();
    let failure;
    try {
        app.synth();
    }
    catch (error) {
        failure = error;
    }
    const synth = synthesizing.seconds();
    const measured = { process: clock_1.Clock.process(), memory: process.resourceUsage().maxRSS / 1024, load, build, synth, steps };
    // Only now: reading the record costs more than much of what was measured.
    const gate = gateIn(outdir);
    (0, fs_1.rmSync)(outdir, { recursive: true });
    // Findings inside of components block, and what it cost is measured all the same.
    if (failure !== undefined && gate !== 'blocked')
        throw failure;
    return { ...measured, resources: resourcesIn(app), gate };
}
function gateIn(outdir) {
    const file = (0, path_1.join)(outdir, 'governance', 'record.json');
    return (0, fs_1.existsSync)(file) ? JSON.parse((0, fs_1.readFileSync)(file, 'utf8')).gate : undefined;
}
const [kind, size] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(run(kind, Number(size)))}\n`);
