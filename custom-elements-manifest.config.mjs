import { cemValidatorPlugin } from '@wc-toolkit/cem-validator';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';

/** Consumers import `dist/src/*.js`, so that is what the manifest must name. */
function sourcePathsToPublished() {
  const fix = (path) => path?.replace(/^\/?src\//, 'dist/src/').replace(/\.ts$/, '.js');
  return {
    name: 'source-paths-to-published',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.path = fix(module.path);
        for (const entry of module.exports ?? []) entry.declaration.module = fix(entry.declaration.module);
      }
    },
  };
}

export default {
  globs: ['src/elements/*/*.element.ts', 'src/video-call.ts', 'src/device-picker.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    sourcePathsToPublished(),
    customElementVsCodePlugin({ outdir: 'dist' }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false }),
    jsxTypesPlugin({
      outdir: 'dist',
      fileName: 'jsx.d.ts',
      componentTypePath: (_name, tag) => `./src/elements/${tag}/${tag}.element.js`,
    }),
    cemValidatorPlugin({ logErrors: true, exportTypes: false }),
  ],
};
