import { PropertyInjectors } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { RenderedApp } from '../../policy/template/rendered-app';
import { placeAt } from '../findings/app-findings';
import { Words } from '../findings/words';

/**
 * Property injectors that another one for the same class keeps from having an effect: the CDK asks the nearest alone and says
 * nothing about the others. Whether the nearer one does what the outer one would have done, nobody can tell.
 */
export function shadowedInjectors(rendered: RenderedApp): Words[] {
  return rendered.root.node.findAll().filter((construct) => PropertyInjectors.hasPropertyInjectors(construct)).flatMap((construct) => {
    const { path } = construct.node;
    return PropertyInjectors.of(construct).supportedClasses().flatMap((name): Words[] => {
      const outer = shadowed(construct, name);
      return outer === undefined ? [] : [{
        rule: 'PR-GOVERNANCE-INJECTOR-SHADOWED',
        packs: ['governance'],
        state: State.NON_COMPLIANT,
        severity: Severity.WARNING,
        resource: placeAt(path, rendered),
        message: `the injector for ${name} on ${path} takes the place of the one on ${outer.node.path || 'the App'}, which has no effect below`,
        statement: 'every property injector has the effect that its author meant',
        why: 'defaults that somebody relies on are dropped without a word',
        fix: 'let the nearer injector call the outer one, or take one of them out; what is rendered is judged either way',
      }];
    });
  });
}

/** The next construct around that has another injector for a class. */
function shadowed(construct: IConstruct, name: string): IConstruct | undefined {
  const own = PropertyInjectors.of(construct).for(name);
  return construct.node.scopes.slice(0, -1).reverse()
    .find((around) => PropertyInjectors.hasPropertyInjectors(around) && ![undefined, own].includes(PropertyInjectors.of(around).for(name)));
}
