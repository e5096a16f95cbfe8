"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.withoutPacks = withoutPacks;
exports.withoutGovernance = withoutGovernance;
const module_1 = __importDefault(require("module"));
const aws_cdk_lib_1 = require("aws-cdk-lib");
/** Lets the package load without cdk-nag, which an app without governance does not load either. */
function withoutPacks() {
    const loader = module_1.default;
    const load = loader._load;
    loader._load = (request, ...rest) => /^cdk-nag(\/|$)/.test(request) ? NAG : load.call(loader, request, ...rest);
}
/** Takes away the plugins and aspects of governance. Everything else of the app stays. */
function withoutGovernance() {
    aws_cdk_lib_1.Validations.prototype.addPlugins = () => undefined;
    const add = aws_cdk_lib_1.Aspects.prototype.add;
    aws_cdk_lib_1.Aspects.prototype.add = function (aspect, ...rest) {
        if (aspect.constructor.name !== 'Tagger')
            add.call(this, aspect, ...rest);
    };
}
class NagPack {
}
/** Every name of it is a class that does nothing. */
const NAG = new Proxy({ NagPack }, { get: (known, name) => name === 'NagPack' ? known.NagPack : class extends NagPack {
    } });
