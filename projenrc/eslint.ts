import { Eslint } from 'projen/lib/javascript';
import { zones } from './layers';

/** What the linter checks beyond projen's own rules. */
export function configureEslint(eslint: Eslint): void {
  eslint.config.parserOptions = { ecmaVersion: 2022, sourceType: 'module', project: './tsconfig.dev.json' };
  eslint.addRules({
    'import/no-restricted-paths': ['error', { zones }],
    'import/no-default-export': ['error'],
    '@typescript-eslint/no-explicit-any': ['error'],
    'curly': ['error', 'multi-line', 'consistent'],
    'max-len': ['off'],
    '@stylistic/max-len': ['error', { code: 150, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreComments: true, ignoreRegExpLiterals: true }],
  });
  eslint.addOverride({ files: ['.projenrc.ts', 'projenrc/**'], rules: { 'import/no-extraneous-dependencies': ['off'] } });
  eslint.addOverride({ files: ['bench/**', 'examples/**', 'integ/**', 'release/**', 'scripts/**'], rules: { 'import/no-unresolved': ['off'], 'import/no-extraneous-dependencies': ['off'] } });
}
