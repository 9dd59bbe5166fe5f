import { nodesOf, replace } from './syntax-tree.mjs';

const isTemplate = ({ type, tag }) => type === 'TaggedTemplateExpression' && /^(html|svg)$/.test(tag.name);

/**
 * The parts of a template with one space for each run of white space, in texts and between attributes. A page draws both
 * alike, unless a style keeps white space, which none does around what is written in a template.
 */
function shortened(parts) {
  // In a text, in a tag, or in a value, of which it is the quote: a part begins as the one before has ended.
  let place = 'text';
  return parts.map((part) => {
    let short = '';
    for (const sign of part) {
      const isSpace = /\s/.test(sign) && !/["']/.test(place);
      if (isSpace && short.endsWith(' ')) continue;
      short += isSpace ? ' ' : sign;
      if (place === sign) place = 'tag';
      else if (place === 'text') place = sign === '<' ? 'tag' : place;
      else if (place === 'tag') place = /["']/.test(sign) ? sign : sign === '>' ? 'text' : place;
    }
    return short;
  });
}

/** Shortens the white space in Lit's templates. */
export default function minifyHtml() {
  return {
    name: 'minify-html',
    transform(code, id) {
      if (!/dist.src.elements.*\.js$/.test(id)) return null;
      const ranges = [...nodesOf(this.parse(code))]
        .filter(({ node }) => isTemplate(node))
        .flatMap(({ node: { quasi } }) => {
          const parts = shortened(quasi.quasis.map(({ value }) => value.raw));
          return quasi.quasis.map(({ start, end }, at) => ({ start, end, put: parts[at] }));
        });
      return { code: replace(code, ranges), map: null };
    },
  };
}
