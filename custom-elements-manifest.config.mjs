import { cemValidatorPlugin } from '@wc-toolkit/cem-validator';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** Consumers import `dist/src/*.js`, so that is what the manifest must name. */
function sourcePathsToPublished() {
  const fix = (path) => path?.replace(/^\/?src\//, 'dist/src/').replace(/\.ts$/, '.js');
  return {
    name: 'source-paths-to-published',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.path = fix(module.path);
        for (const entry of module.exports ?? []) entry.declaration.module = fix(entry.declaration.module);
        for (const { members = [], attributes = [], events = [] } of module.declarations ?? []) {
          for (const { inheritedFrom } of [...members, ...attributes, ...events]) {
            if (inheritedFrom?.module) inheritedFrom.module = fix(inheritedFrom.module);
          }
        }
      }
    },
  };
}

const LISTS = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'];

/** What is public is described, and what is not public is not in the manifest. */
function describedAndPublic() {
  return {
    name: 'described-and-public',
    packageLinkPhase({ customElementsManifest }) {
      const missing = [];
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          declaration.members = declaration.members?.filter(
            ({ privacy, name, static: isStatic }) =>
              privacy === undefined && !name.startsWith('#') && !isStatic,
          );
          for (const list of LISTS) {
            for (const { name, description } of declaration[list] ?? []) {
              if (!description) missing.push(`${declaration.name} ${list} ${name || '(default)'}`);
            }
          }
        }
      }
      if (missing.length > 0) throw new Error(`Without a description:\n  ${missing.join('\n  ')}`);
    },
  };
}

/** Classes that carry a part of an element's members, and are no elements themselves. */
const BASES = ['CallAttributes', 'CallElement', 'FormControl', 'PickerControl'];

export default {
  globs: ['src/elements/*/*.element.ts', 'src/elements/device-picker/{form,picker}-control.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    describedAndPublic(),
    sourcePathsToPublished(),
    customElementVsCodePlugin({ outdir: 'dist' }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false }),
    cemValidatorPlugin({
      exclude: BASES,
      rules: {
        // The types are exported from `/elements` and `/client`, not beside the class; the other two look for
        // another layout of files, and for a version that the analyzer does not write yet.
        manifest: { exportTypes: 'off', modulePath: 'off', schemaVersion: 'off' },
      },
    }),
  ],
};
