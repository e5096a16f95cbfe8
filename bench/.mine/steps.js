"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.watchSteps = watchSteps;
const aws_cdk_lib_1 = require("aws-cdk-lib");
const clock_1 = require("./clock");
/** The steps of governance: a name, the module in the package, and the function in it (or `Class.method`, `Class.prototype.method`). */
const STEPS = [
    ['governance', 'governance/judge', 'judge'],
    ['read templates', 'policy/rendered-app', 'RenderedApp.read'],
    ['follow references', 'policy/references/reference-graph', 'ReferenceGraph.of'],
    ['collect', 'policy/collect', 'collect'],
    ['own rules', 'policy/rule-evaluator', 'RuleEvaluator.prototype.judgeAll'],
    ["rules of cdk-nag's packs", 'policy/nag/nag-evaluator', 'NagEvaluator.prototype.judgeAll'],
    ['choose rules', 'policy/nag/registrations', 'Registrations.prototype.for'],
    ['stand-ins', 'policy/nag/overlay', 'Overlay.prototype.standInsFor'],
    ['decide', 'policy/decide', 'decide'],
    ['record', 'evidence/record', 'recordOf'],
    ['write', 'evidence/record-file', 'writeRecord'],
];
/**
 * Sums up what each step takes, without the steps inside it. A step that the package does not have is left out, so that
 * an older or newer engine can be measured with the same program.
 */
function watchSteps() {
    const spent = {};
    const inside = [0];
    const watch = (name, work) => function (...args) {
        const clock = new clock_1.Clock();
        inside.push(0);
        try {
            return work.apply(this, args);
        }
        finally {
            const all = clock.seconds();
            spent[name] = (spent[name] ?? 0) + all - inside.pop();
            inside[inside.length - 1] += all;
        }
    };
    for (const [name, module, path] of STEPS)
        wrap(module, path, (work) => watch(name, work));
    const add = aws_cdk_lib_1.Aspects.prototype.add;
    aws_cdk_lib_1.Aspects.prototype.add = function (aspect, ...rest) {
        if (aspect.constructor.name === 'Tagger')
            aspect.visit = watch('tags', aspect.visit);
        add.call(this, aspect, ...rest);
    };
    return spent;
}
function wrap(module, path, around) {
    const names = path.split('.');
    const last = names.pop();
    let owner;
    try {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- by path: the steps are nobody's business outside
        owner = names.reduce((object, name) => object[name], require(`./node_modules/cdk-paved-road/lib/${module}`));
    }
    catch {
        return;
    }
    if (typeof owner?.[last] === 'function')
        owner[last] = around(owner[last]);
}
