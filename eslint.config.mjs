import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What each layer may not import; the architecture, enforced. `only` names files of a layer that are allowed. */
const layer = (name, forbidden, only = []) => ({
  files: [`src/${name}/**/*.ts`],
  ignores: only,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((group) => ({
          group: [group],
          message: `src/${name} must not import ${group}: see docs/architecture.md`,
          // The engine names the types of what it is given; it never reaches for the thing itself.
          allowTypeImports: true,
        })),
      },
    ],
  },
});

const VIEW = ['lit', 'lit/**', '@lit/**', '**/elements/**', '**/controllers/**'];
const PEERJS = ['peerjs', '#peerjs'];

export default tseslint.config(
  { ignores: ['**/*.d.mts', 'dist', 'coverage', 'node_modules', 'src/elements/shared/*icons.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.mjs', '*.js', 'scripts/*.mjs', 'scripts/*/*.mjs', 'demo/*.js'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text goes in as text.' },
        { property: 'outerHTML', message: 'Text goes in as text.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    languageOptions: { globals: globals.browser },
    rules: { 'wc/guard-super-call': 'off' },
  },
  layer('call', [...VIEW, ...PEERJS, '**/topology/mesh.js', '**/link/**', '**/media/**']),
  layer(
    'signaling',
    [...VIEW, '**/link/**', '**/topology/**', '**/media/**', ...PEERJS],
    ['src/signaling/peerjs-signaling.ts', 'src/signaling/peerjs-module.d.ts'],
  ),
  layer('link', [...VIEW, ...PEERJS, '**/topology/**', '**/media/**']),
  layer('topology', [...VIEW, ...PEERJS, '**/media/**', '**/peerjs-signaling.js']),
  layer('media', [...VIEW, ...PEERJS, '**/link/**', '**/topology/**', '**/signaling/**']),
  layer('quality', [...VIEW, ...PEERJS, '**/link/**', '**/topology/**', '**/signaling/**', '**/media/**']),
  layer('check', [...VIEW, ...PEERJS, '**/link/**', '**/peerjs-signaling.js']),
  layer('controllers', [
    ...PEERJS,
    '**/elements/**',
    '**/link/**',
    '**/topology/**',
    '**/signaling/peerjs-signaling.js',
  ]),
  layer('elements', [...PEERJS, '**/link/**', '**/topology/**', '**/signaling/peerjs-signaling.js']),
  {
    files: ['src/call/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'document',
        'window',
        'navigator',
        'customElements',
        'HTMLElement',
        'localStorage',
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '\\.\\./src/(?!signaling/(?:room-protocol|token-bucket))',
              message:
                'The server shares the room protocol and the token bucket with the client, and nothing else.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's `expect(x).to.be.true` is an expression; its assertions look like promises to the rule, and node:test
      // looks after the promises of its `test()` itself.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      // Tests put something between a page and its browser, and put the method back where it was.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', 'demo/**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  prettier,
);
