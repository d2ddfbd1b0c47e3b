import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What no tsconfig covers: scripts, and the demo's pages in other people's frameworks. */
const untyped = ['**/*.{js,mjs}', 'demo/**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'storybook-static', '.cache', 'test/packed/apps', '**/*.d.ts'] },
  ...tseslint.configs.recommendedTypeChecked,
  lit['flat/recommended'],
  wc['flat/recommended'],
  {
    languageOptions: { parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'lit-a11y': litA11y },
    settings: { litHtmlSources: ['lit'], wc: { elementBaseClasses: ['LitElement', 'CordElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      // A port's verb is async by contract, whether or not this implementation waits for anything.
      '@typescript-eslint/require-await': 'off',
      // `(_, { ports }) =>` and `const { left, ...rest } =` say what they drop.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // Ports and rooms are taken apart: `({ ports, emit }) =>`. They are closures, not `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `throw signal.reason`
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      eqeqeq: 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-useless-assignment': 'error',
      'no-console': ['error', { allow: ['warn'] }],
      // The host's page may forbid them by its Content-Security-Policy.
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
    },
  },
  {
    // A test reaches further, says less about types, and lets node:test keep its promises.
    files: ['test/**', 'stories/**', 'demo/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] }] }],
      '@typescript-eslint/no-unused-expressions': 'off', // chai: `expect(x).to.be.true`
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      'no-control-regex': 'off',
      'no-console': 'off',
    },
  },
  // A desk's commands never reject, and an element's test looks at what is shown, not at what they answered.
  { files: ['test/elements/**', 'stories/**'], rules: { '@typescript-eslint/no-floating-promises': 'off' } },
  { files: untyped, ...tseslint.configs.disableTypeChecked },
  { files: untyped, rules: { 'no-console': 'off' } },
);
