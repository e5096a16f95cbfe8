import Module from 'module';
import { Aspects, IAspect, Validations } from 'aws-cdk-lib';

/** Lets the package load without cdk-nag, which an app without governance does not load either. */
export function withoutPacks(): void {
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (request, ...rest) => /^cdk-nag(\/|$)/.test(request) ? NAG : load.call(loader, request, ...rest);
}

/** Takes away the plugins and aspects of governance. Everything else of the app stays. */
export function withoutGovernance(): void {
  Validations.prototype.addPlugins = () => undefined;
  const add = Aspects.prototype.add;
  Aspects.prototype.add = function (aspect: IAspect, ...rest) {
    if (aspect.constructor.name !== 'Tagger') add.call(this, aspect, ...rest);
  };
}

class NagPack {}

/** Every name of it is a class that does nothing. */
const NAG = new Proxy({ NagPack }, { get: (known, name) => name === 'NagPack' ? known.NagPack : class extends NagPack {} });
