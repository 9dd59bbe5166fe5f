import { transformSync } from 'esbuild';

const CSS_LITERAL = /\bcss\s*`([^`$\\]*)`/g;

/** Minifies the style sheets in Lit's `css` literals that have no expressions in them. */
export default function minifyCss() {
  return {
    name: 'minify-css',
    transform(code, id) {
      if (!id.endsWith('.styles.js')) return null;
      const minified = code.replace(CSS_LITERAL, (_, css) => {
        const { code: small } = transformSync(css, { loader: 'css', minify: true });
        return `css\`${small.trim().replaceAll('\\', '\\\\')}\``;
      });
      return { code: minified, map: null };
    },
  };
}
