import { CrossStackReferences, Lazy, ReferenceStrength, Stack, StackProps } from 'aws-cdk-lib';
import { CfnDashboard, Column, IWidget, Row, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct, IConstruct } from 'constructs';
import { IAppEnvironment } from '../../core/app-environment';
import { governedScopeAround } from '../../governance/scope/governed-scope';
import { append } from '../../private/append';
import { ownStack } from '../own-stack';

/**
 * The dashboard of an environment: a section for each component, in the order of their names.
 *
 * It shows what lies in the stacks of components, which refer to the core. So it lies in a stack of its own that refers
 * to all of them, weakly, and that nobody refers to.
 */
export class EnvironmentDashboard {
  private readonly sections = new Map<string, IWidget[]>();

  constructor(environment: Construct, id: string, props: StackProps) {
    const stack = new Stack(environment, id, props);
    CrossStackReferences.of(stack).consume(ReferenceStrength.WEAK);
    new CfnDashboard(stack, 'Resource', { dashboardBody: Lazy.string({ produce: () => stack.toJsonString(this.body()) }) });
  }

  /** Adds widgets to the section of the component that asks. */
  public show(asker: IConstruct, widgets: readonly IWidget[]): void {
    const section = governedScopeAround(asker)?.component?.name ?? asker.node.path;
    widgets.forEach((widget) => append(this.sections, section, widget));
  }

  private body(): object {
    const titles = [...this.sections.keys()].sort();
    const grid = new Column(...titles.flatMap((title) => [heading(title), new Row(...this.sections.get(title)!)]));
    grid.position(0, 0);
    return { widgets: grid.toJson() };
  }
}

/** As wide as the grid. */
function heading(title: string): TextWidget {
  return new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 });
}

/** The stack of the dashboard of an environment, or of what an application puts into one. */
export function dashboardStack(environment: IAppEnvironment, name: string): StackProps {
  return ownStack(environment, `${name}-dashboard`, `what the components of ${name} show of themselves`);
}
