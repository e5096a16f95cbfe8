import { awscdk } from 'projen';

/** Commands beyond projen's own. */
export function configureTasks(project: awscdk.AwsCdkConstructLibrary): void {
  const typecheck = project.addTask('typecheck', {
    description: 'Compiles everything that jsii does not: tests, examples, scripts',
    exec: 'tsc --project tsconfig.dev.json',
  });
  const generate = project.addTask('generate', {
    description: 'Writes the files that are made from code: the tables of taggable types and of the types that rules of cdk-nag mention, docs/tiers.md, docs/rules, docs/controls.md, promises of components',
    steps: [
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/taggable-types.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/tier-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/rule-pages.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/component-pages.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/control-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/nag-rule-types.ts' },
    ],
  });
  project.preCompileTask.spawn(generate);
  project.testTask.prependSpawn(typecheck);

  const compileDocs = project.addTask('docs:compile', {
    description: 'Compiles the code of README and docstrings, strictly, for every language',
    steps: [
      // The snippets import the package by its name, so it has to find itself.
      { exec: "node -e \"const fs = require('fs'); fs.rmSync('node_modules/cdk-paved-road', { force: true }); fs.symlinkSync('..', 'node_modules/cdk-paved-road')\"" },
      { exec: 'jsii-rosetta extract --strict --compile --fail' },
    ],
  });
  project.postCompileTask.spawn(compileDocs);

  project.addTask('demo', {
    description: 'Synthesizes and judges examples/orders in three tiers; --break plants three mistakes',
    exec: 'tsx --tsconfig tsconfig.dev.json examples/orders/demo.ts',
    receiveArgs: true,
  });
}
