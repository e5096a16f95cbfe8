import { awscdk } from 'projen';

/** Commands beyond projen's own. */
export function configureTasks(project: awscdk.AwsCdkConstructLibrary): void {
  const typecheck = project.addTask('typecheck', {
    description: 'Compiles everything that jsii does not: tests, examples, scripts, and the scripts of the report',
    steps: [
      { exec: 'tsc --project tsconfig.dev.json' },
      { exec: 'tsc --project assets/report/tsconfig.json' },
    ],
  });
  const generate = project.addTask('generate', {
    description: 'Writes the files that are made from code: the tables of taggable types and of the types that rules of cdk-nag mention, docs/tiers.md, docs/data-classification.md, docs/envelopes.md, docs/engines.md, docs/rules, docs/controls.md, docs/platform-exceptions.md, docs/replacement.md, docs/cdk-versions.md, promises of components',
    steps: [
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/taggable-types.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/tier-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/data-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/envelope-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/engine-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/rule-pages.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/component-pages.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/control-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/platform-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/nag-rule-types.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/replacement-page.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/cdk-page.ts' },
    ],
  });
  project.preCompileTask.spawn(generate);
  project.testTask.prependSpawn(typecheck);

  // A file that has become a folder would leave the old one behind, which is found first.
  project.compileTask.prependExec("node -e \"fs.rmSync('lib', { recursive: true, force: true })\"");

  const compileDocs = project.addTask('docs:compile', {
    description: 'Compiles the code of README and docstrings, strictly, for every language',
    steps: [
      // The snippets import the package by its name, so it has to find itself.
      { exec: "node -e \"const fs = require('fs'); fs.rmSync('node_modules/cdk-paved-road', { force: true }); fs.symlinkSync('..', 'node_modules/cdk-paved-road')\"" },
      { exec: 'jsii-rosetta extract --strict --compile --fail' },
    ],
  });
  const lazyIndex = project.addTask('lazy-index', {
    description: 'Makes the compiled package load a module when its first name is used',
    exec: 'tsx --tsconfig tsconfig.dev.json scripts/lazy-index.ts lib',
  });
  const pages = project.addTask('docs:pages', {
    description: 'Writes, from the compiled package, docs/api and the translated pages of docs/languages',
    steps: [
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/api-pages.ts' },
      { exec: 'tsx --tsconfig tsconfig.dev.json scripts/language-pages.ts' },
    ],
  });
  project.postCompileTask.spawn(lazyIndex);
  project.postCompileTask.spawn(compileDocs);
  project.postCompileTask.spawn(pages);

  project.addTask('bench', {
    description: 'Measures what governance costs: --rounds 5, --sizes 300,1000',
    exec: 'tsx --tsconfig tsconfig.dev.json bench/bench.ts',
    receiveArgs: true,
  });
  project.addTask('test:e2e', {
    description: 'What npm test leaves out since it takes long: whole programs, rules and cases of others, every tier with every choice',
    exec: 'jest -c test/e2e/jest.config.js',
    receiveArgs: true,
  });
  project.addTask('test:newest', {
    description: 'What can differ between versions of the CDK, on the newest one; NEWEST=everything for the whole suite',
    exec: 'jest -c test/newest/jest.config.js',
    receiveArgs: true,
  });
  project.addTask('test:readers', {
    description: 'Readers that others wrote, in Python, read the evidence of npm run demo and count what the record counts',
    exec: 'tsx --tsconfig tsconfig.dev.json test/readers/readers.ts',
    receiveArgs: true,
  });
  project.addTask('test:mutation', {
    description: 'Stryker on src/policy and src/rules; hours for everything, --mutate FILE for one',
    exec: 'stryker run',
    receiveArgs: true,
  });

  const script = (name: string, file: string, description: string) => project.addTask(name, { description, exec: `tsx --tsconfig tsconfig.dev.json ${file}`, receiveArgs: true });
  script('test:languages', 'test/languages/languages.ts', 'Packs the library for Python, Java and Go, and runs programs in each: npm run test:languages -- python for one');
  script('test:deploy', 'test/deploy/deploy.ts', 'Deploys the examples into an emulator on this machine, updates and destroys them');
  script('integ', 'scripts/integ.ts', 'Compares what integ/ synthesizes with the committed snapshots; --update writes them');
  script('release:check', 'release/check.ts', 'What changed since the last release: replaced resources, broken API, and the least version that it deserves');
  script('release:dry', 'release/dry.ts', 'Builds every package of the next version, its list of parts, and looks inside; publishes nothing');
  script('test:dependencies', 'release/dependencies.ts', 'Licences of what the package carries, and known vulnerabilities');

  // The Go module of cdk-nag 3 is on no proxy, so it is made beside ours.
  project.tasks.tryFind('package:go')?.prependExec('jsii-pacmak --target go --outdir dist --code-only --force-target --no-npmignore node_modules/cdk-nag');

  project.addTask('demo', {
    description: 'Synthesizes and judges examples/orders in three tiers; --break plants three mistakes',
    exec: 'tsx --tsconfig tsconfig.dev.json examples/orders/demo.ts',
    receiveArgs: true,
  });
}
