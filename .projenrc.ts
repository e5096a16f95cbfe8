import { awscdk, javascript } from 'projen';
import { configureEslint } from './projenrc/eslint';
import { configureTasks } from './projenrc/tasks';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-paved-road',
  description: 'Governed infrastructure components for AWS CDK: compliance, tagging and alarms come with the component',
  keywords: ['aws', 'cdk', 'cdk-nag', 'compliance', 'governance', 'platform-engineering'],
  author: 'cdk-paved-road',
  authorAddress: 'maintainers@example.com',
  repositoryUrl: 'https://github.com/cdk-paved-road/cdk-paved-road.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',

  // The lowest CDK that has what the engine calls and exists for every language; the Go package takes what is installed.
  cdkVersion: '2.263.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '6.0.16',
  typescriptVersion: '5.9.3',
  minNodeVersion: '20.16.0',
  bin: { 'paved-road': 'bin/paved-road' },
  packageManager: javascript.NodePackageManager.NPM,
  peerDeps: ['cdk-nag@^3.0.2'],
  devDeps: [
    'cdk-nag@3.0.2',
    // Runs the examples and scripts from their sources, with the same path mapping as the tests.
    'tsx@4.23.15',
    // Judges the production templates by rules that others wrote.
    '@cdklabs/cdk-validator-cfnguard@0.0.62',
    // Property-based tests of the tier and the decision.
    'fast-check@4.10.2',
    'projen@0.103.25',
    'jsii-docgen@10.12.6',
    // Types of the packages below are needed by the Go module of aws-cdk-lib.
    '@aws-cdk/cloud-assembly-schema@54.11.0',
    '@aws-cdk/asset-node-proxy-agent-v6@2.1.2',
    // The same suite on the newest CDK, `npm run test:newest`.
    'aws-cdk-lib-newest@npm:aws-cdk-lib@2.276.0',
    // The real command line, for the tests of the gate; 3.0.0 on npm reads old assemblies only.
    'aws-cdk@2.1148.1',
    // What a change of a template does to resources: the table of growing environments allows no replacement.
    '@aws-cdk/cloudformation-diff@2.187.5',
    // One program for each component, with what is asked of the deployed thing; alpha is all there is of it.
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
    // What the emulator keeps of a deploy is read back with the SDK that applications use, `npm run test:deploy`.
    ...['cloudformation', 'cloudwatch-logs', 'lambda', 'rds', 'secrets-manager', 'sns', 'sqs', 'ssm'].map((service) => `@aws-sdk/client-${service}@3.1105.0`),
    // Looks into the wheel and the jar that a release makes; small, with types, and needs nothing.
    'fflate@0.8.2',
    // The list of what is in the package, by those who write the format.
    '@cyclonedx/cyclonedx-npm@4.2.1',
    // Mutation testing, `npm run test:mutation`; 10 wants Node 22.
    '@stryker-mutator/core@9.6.1',
    '@stryker-mutator/jest-runner@9.6.1',
    '@types/semver@7.8.0',
    // Readers by others of what the evidence is written as.
    '@actions/core@1.11.1',
    '@cyclonedx/cyclonedx-library@10.3.0',
    'ajv-formats-draft2019@1.6.1',
    'csv-parse@7.0.3',
    'html-validate@10.17.0',
    'markdown-it@15.0.3',
    'xmllint-wasm@5.3.0',
    // The report is opened in a browser, which comes with the package: nothing is downloaded later. 148 and later want Node 22.
    '@sparticuz/chromium@147.0.0',
    'axe-core@4.14.1',
    'playwright-core@1.65.1',
  ],
  bundledDeps: [
    // Events with positions, so that an error in a file names line and column; five times as quick as the next best one when it is cold.
    'js-yaml@5.5.0',
    // The shipped JSON Schemas judge the organisation's files as well.
    'ajv@8.20.0',
    'ajv-formats@3.0.1',
    'semver@7.8.6',
    // Lays out the picture of the report, in the browser; the tidiest of those that know boxes within boxes. EPL-2.0.
    'elkjs@0.12.1',
    // Finds the source map of a script, inline or beside it; Node itself reads the map.
    'convert-source-map@2.0.0',
  ],

  projenrcTs: true,
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    compilerOptions: { paths: { 'cdk-paved-road': ['./src/index.ts'] } },
    include: ['.projenrc.ts', 'projenrc/**/*.ts', 'bench/*.ts', 'examples/**/*.ts', 'scripts/**/*.ts', 'integ/**/*.ts', 'release/**/*.ts'],
    exclude: ['node_modules', '**/cdk.out'],
  },
  eslintOptions: { dirs: ['src', 'test', 'bench', 'examples', 'integ', 'release', 'scripts', 'projenrc', '.projenrc.ts'], commandOptions: { fix: false } },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      moduleNameMapper: { '^cdk-paved-road$': '<rootDir>/src/index.ts' },
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      // Those that take long have a command of their own, `npm run test:e2e`: whole programs, rules of others, every tier with every choice.
      testPathIgnorePatterns: [
        '/node_modules/',
        '/test/(gate|corpora|cases|differential|examples)/.*\\.test\\.ts$',
        '/test/docs\\.test\\.ts$',
        '/test/bench/run\\.test\\.ts$',
        '/test/cli/\\w+-command\\.test\\.ts$',
        '/test/components/operators/.*\\.test\\.ts$',
        '/test/components/database/(changing|envelopes|matrix|(access|existing|operations|recovery|settings)/.*)\\.test\\.ts$',
        '/test/components/function/(envelopes|growing)\\.test\\.ts$',
        '/test/environment/(growing|tier-difference|just-enough|(contract|dashboard|overlay|personal)/.*)\\.test\\.ts$',
        '/test/environment/(lifetime/expiry|spend/packs|network/(network-shape|imported-network))\\.test\\.ts$',
        '/test/(lazy-index|python-environment|newest/(findings|templates)|evidence/formats/real-record)\\.test\\.ts$',
        '/test/evidence/(html/(report|picture)|formats/cyclonedx)\\.test\\.ts$',
        '/test/release/(since-last-release|api/api-changes)\\.test\\.ts$',
        '/test/governance/platform/platform-exceptions\\.test\\.ts$',
        '/test/waivers/base/compared-register\\.test\\.ts$',
      ],
      // Of two cores the default leaves one idle.
      maxWorkers: '100%',
      modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp', '<rootDir>/bench/.build'],
      setupFiles: ['<rootDir>/test/setup.ts'],
      // Every app without a folder leaves one, thousands in a run.
      globalSetup: '<rootDir>/test/run-setup.js',
      globalTeardown: '<rootDir>/test/run-teardown.js',
      collectCoverage: false,
    },
    configFilePath: 'jest.config.json',
  },

  github: false,
  depsUpgrade: false,
  release: false,
  pullRequestTemplate: false,
  sampleCode: false,
  // Pages for four languages instead of one big file: the task docs:pages.
  docgen: false,
  // The package has no source maps: they would contain every source.
  tsconfig: { compilerOptions: { inlineSourceMap: false, inlineSources: false } },
  excludeTypescript: ['bench/**', 'examples/**', 'integ/**', 'release/**', 'scripts/**', 'projenrc/**'],

  publishToPypi: { distName: 'cdk-paved-road', module: 'cdk_paved_road' },
  publishToMaven: { javaPackage: 'io.github.cdkpavedroad', mavenGroupId: 'io.github.cdkpavedroad', mavenArtifactId: 'cdk-paved-road' },
  publishToGo: { moduleName: 'github.com/cdk-paved-road/cdk-paved-road-go', packageName: 'cdkpavedroad' },
  publishToNuget: { packageId: 'CdkPavedRoad', dotNetNamespace: 'CdkPavedRoad' },
  gitignore: ['cdk.out', '/bench/.build', '/.stryker-tmp', '/reports', '.jsii.tabl.json', '/cdk.context.json', '/integ/cdk-integ.out*', '.venv', '__pycache__'],
  npmIgnoreOptions: { ignorePatterns: ['bench', 'stryker.config.json', 'examples', 'integ', 'release', 'goldens', 'api-baseline', 'rosetta', 'scripts', 'projenrc', 'docs', 'ARCHITECTURE.md', 'CONTRIBUTING.md', '.ci', '*.tsbuildinfo', 'jest.config.json', 'assets/report/tsconfig.json'] },
});

// What projen brings along without a version of its own.
project.addDevDeps(
  'jest@30.5.2', 'ts-jest@29.4.15', 'jsii-rosetta@6.0.17', 'jsii-pacmak@1.140.0', 'jsii-diff@1.134.0',
  'eslint@9.39.5', '@stylistic/eslint-plugin@2.13.0', '@types/jest@30.0.0',
  '@types/node@20.19.43', '@typescript-eslint/eslint-plugin@8.73.0', '@typescript-eslint/parser@8.73.0',
  'eslint-import-resolver-typescript@4.4.5', 'eslint-plugin-import@2.32.0', 'jest-junit@17.0.0',
  'ts-node@10.9.2',
);

// jest's resolver publishes a lock entry that `npm ci` refuses without this pin.
project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
['/docs/api/**', '/docs/languages/*/**'].forEach((pages) => project.gitattributes.addAttributes(pages, 'linguist-generated'));
// A folder of rules is called so.
project.gitignore.removePatterns('logs');
configureEslint(project.eslint!);
configureTasks(project);
project.synth();
