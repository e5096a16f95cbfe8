"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.compile = compile;
exports.packageIn = packageIn;
exports.compilePackage = compilePackage;
const fs_1 = require("fs");
const path_1 = require("path");
const typescript_1 = require("typescript");
const lazy_index_1 = require("../scripts/lazy-index");
const ROOT = (0, path_1.join)(__dirname, '..');
/** Compiles the benchmark and, as it is published, the package: into `folder`, and there where an app has it installed. */
function compile(folder) {
    (0, fs_1.rmSync)(folder, { recursive: true, force: true });
    compileFolder(__dirname, folder);
    compilePackage(packageIn(folder));
    (0, lazy_index_1.makeLazy)((0, path_1.join)(packageIn(folder), 'lib'));
}
/** Where the package lies in a folder that the benchmark was compiled into. */
function packageIn(folder) {
    return (0, path_1.join)(folder, 'node_modules', 'cdk-paved-road');
}
/**
 * Compiles the sources of the package, without checking types. `lib` stays as it is: it may be older than the sources,
 * and others may be using it.
 *
 * @param folder where the package is laid down; its index is eager
 */
function compilePackage(folder) {
    compileFolder((0, path_1.join)(ROOT, 'src'), (0, path_1.join)(folder, 'lib'));
    for (const name of ['package.json', 'schemas'])
        (0, fs_1.cpSync)((0, path_1.join)(ROOT, name), (0, path_1.join)(folder, name), { recursive: true });
}
function compileFolder(from, to) {
    for (const name of (0, fs_1.readdirSync)(from, { recursive: true, encoding: 'utf8' }).filter(isSource)) {
        const compilerOptions = { module: typescript_1.ModuleKind.CommonJS, target: typescript_1.ScriptTarget.ES2022, esModuleInterop: true };
        const { outputText } = (0, typescript_1.transpileModule)((0, fs_1.readFileSync)((0, path_1.join)(from, name), 'utf8'), { compilerOptions });
        const file = (0, path_1.join)(to, name.replace(/\.ts$/, '.js'));
        (0, fs_1.mkdirSync)((0, path_1.dirname)(file), { recursive: true });
        (0, fs_1.writeFileSync)(file, outputText);
    }
}
function isSource(name) {
    return /(?<!\.d)\.ts$/.test(name) && !name.startsWith('.build');
}
