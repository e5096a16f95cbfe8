import { readFileSync } from 'fs';
import { join } from 'path';
import { CloudAssembly, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { Resource, Template } from './template';
import { GovernanceRecord } from '../../src/evidence/record/record';

/** An assembly, and its copy with stubs that was deployed. */
export class Deployment {
  private readonly assembly: CloudAssembly;

  constructor(public readonly folder: string, public readonly deployed: string, public readonly stubbed: readonly string[]) {
    this.assembly = new CloudAssembly(folder);
  }

  /** The names of its stacks, in the order in which they are deployed. */
  public get stacks(): string[] {
    return this.artifacts.map(({ stackName }) => stackName);
  }

  /** The names of the stacks that nobody is to delete by accident. */
  public get protectedStacks(): string[] {
    return this.artifacts.filter(({ terminationProtection }) => terminationProtection).map(({ stackName }) => stackName);
  }

  /** What the command line calls a stack of a name. */
  public pathOf(stack: string): string {
    return this.artifacts.find(({ stackName }) => stackName === stack)!.hierarchicalId;
  }

  /** The resources that the app promised, stubbed or not, by stack and logical id. */
  public get promised(): Map<string, Resource> {
    return new Map(this.artifacts.flatMap(({ stackName, template }) =>
      Object.entries((template as Template).Resources ?? {}).map(([id, resource]): [string, Resource] => [`${stackName}/${id}`, resource])));
  }

  /** What governance recorded of the synthesis. */
  public get record(): GovernanceRecord {
    return JSON.parse(readFileSync(this.file('governance', 'record.json'), 'utf8'));
  }

  /** A file that the synthesis wrote. */
  public file(...path: string[]): string {
    return join(this.folder, ...path);
  }

  private get artifacts(): CloudFormationStackArtifact[] {
    return this.assembly.stacks;
  }
}
