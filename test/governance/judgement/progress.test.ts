import { CfnResource, Stack } from 'aws-cdk-lib';
import { announceJudging } from '../../../src/governance/judgement/progress';
import { newApp } from '../apps';

const saidAbout = (resources: number, isTTY: boolean | undefined): string[] => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  for (let number = 0; number < resources; number++) new CfnResource(stack, `R${number}`, { type: 'A::B::C' });
  const said: string[] = [];
  announceJudging(app, { isTTY, write: (text) => said.push(text) });
  return said;
};

test('who waits at a terminal for many resources is told', () => expect(saidAbout(2_000, true)).toEqual(['governance judges 2000 resources; this takes some seconds\n']));
test.each([[1_999, true], [2_000, false], [2_000, undefined]])('nobody is told of %d resources where it is a terminal: %p', (resources, isTTY) => expect(saidAbout(resources, isTTY)).toEqual([]));
