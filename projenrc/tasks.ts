import { awscdk } from 'projen';

/** Commands beyond projen's own. */
export function configureTasks(project: awscdk.AwsCdkConstructLibrary): void {
  const typecheck = project.addTask('typecheck', {
    description: 'Compiles everything that jsii does not: tests, examples, scripts',
    exec: 'tsc --project tsconfig.dev.json',
  });
  const generate = project.addTask('generate', {
    description: 'Writes the files that are made from code: the table of taggable types, docs/tiers.md, docs/rules',
    steps: [
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/taggable-types.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/tier-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/rule-pages.ts' },
    ],
  });
  project.preCompileTask.spawn(generate);
  project.testTask.prependSpawn(typecheck);

  project.addTask('demo', {
    description: 'Synthesizes and judges examples/orders in three tiers; --break plants three mistakes',
    exec: 'tsx --tsconfig tsconfig.dev.json examples/orders/demo.ts',
    receiveArgs: true,
  });
}
