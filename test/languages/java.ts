import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'fs';
import { delimiter, dirname, join } from 'path';
import { Language, Program, Run } from './language';
import { runProgram } from './program-run';
import { findJar, installJar, javaClasses, maven, MAVEN_OPTIONS } from '../../release/packages/java';

const PROJECT = 'examples/java';

const MAIN_CLASSES: Readonly<Record<Program, string>> = {
  [Program.FIRST]: 'ShopApp',
  [Program.ORDERS]: 'com.example.orders.OrdersApp',
  [Program.CUSTOM_PACK]: 'com.example.checks.MailApp',
  [Program.EXTENDED_COMPONENT]: 'com.example.platform.ShopApp',
  [Program.WRONG_PROP]: 'com.example.refused.RefusedApp',
};

/** A source that does not compile, and where it would lie if it did. */
const WRONG = join('wrong', 'WrongType.java');
const AMONG_SOURCES = join('src', 'main', 'java', 'com', 'example', 'refused', 'WrongType.java');

/** The jars that the compiled program is run with. */
const CLASSPATH = join('target', 'classpath');

/** Java: a jar in a local Maven repository that is kept from run to run. */
export const java: Language = {
  name: 'Java',
  target: javaClasses,
  project: PROJECT,
  first: 'src/main/java/ShopApp.java',
  refusals: [
    'incompatible types: int cannot be converted to software.amazon.awscdk.Duration',
    'dataClassification is required',
    "'backupRetention' must be from 7 to 35 whole days in a production environment, got 1 day; leave it out for 35 days",
  ],
  missing: javaClasses.missing,
  install: (consumer, packages) => {
    rmSync(join(consumer, 'target'), { recursive: true, force: true });
    installJar(findJar(join(packages, javaClasses.name)));
    maven(consumer, 'compile', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath', `-Dmdep.outputFile=${CLASSPATH}`);
  },
  run: (consumer, program, outdir) => {
    const { status, output } = runMain(consumer, MAIN_CLASSES[program], outdir);
    return { status, output: program === Program.WRONG_PROP ? `${compileWrongType(consumer, outdir).output}${output}` : output };
  },
};

/** Without Maven around it: when the program throws, Maven may end before what the library printed has arrived. */
function runMain(consumer: string, main: string, outdir: string): Run {
  const classpath = [join('target', 'classes'), readFileSync(join(consumer, CLASSPATH), 'utf8').trim()].join(delimiter);
  return runProgram('java', ['-cp', classpath, main], consumer, outdir);
}

function compileWrongType(consumer: string, outdir: string): Run {
  const source = join(consumer, AMONG_SOURCES);
  mkdirSync(dirname(source), { recursive: true });
  copyFileSync(join(consumer, WRONG), source);
  try {
    return runProgram('mvn', [...MAVEN_OPTIONS, 'compile'], consumer, outdir);
  } finally {
    rmSync(source);
  }
}
