import ts from 'typescript';

const SPOKEN = 'aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt';
/** Such an attribute as it stands in a template, and one that something is put into. */
const WRITTEN = new RegExp(`\\s\\.?(?:${SPOKEN})="?([^"\\s>\\0]*)`, 'g');
const PUT_IN = new RegExp(`\\s\\.?(?:${SPOKEN})=(?:"[^"]*|[^"\\s]*)$`);
/** Properties under which objects and elements carry what is shown or said. */
const SHOWN =
  /^(?:label|hint|title|text|textContent|innerText|next|placeholder|message|alt|aria(?:Label|Description|RoleDescription|ValueText))$/;
/** What takes a text for people first. */
const SAYS = /^(?:say|notify|complain|announce|ariaNotify|setCustomValidity|alert|confirm)$/;
/** What only those read who write pages. */
const FOR_PROGRAMS = /(?:Error|Exception|Failure)$|^console\./;
/** What browsers call keys, drags and errors. */
const NAMES = /^(?:Escape|Enter|Home|End|Tab|Delete|Backspace|Files|Arrow\w+|Page\w+|\w+Error)$/;
/** What a program calls something by. */
const KEBAB = /^[a-z]+(?:-[a-z]+)+$/;

const isText = (text: string): boolean => /\p{L}/u.test(text) && !KEBAB.test(text);
/** Names in programs begin small; sentences, and words for people, don't. */
const isSentence = (text: string): boolean => /^\p{Lu}\p{Ll}|^\p{Lu} \p{L}/u.test(text) && !NAMES.test(text);

const isHtml = (node: ts.Node): node is ts.TaggedTemplateExpression =>
  ts.isTaggedTemplateExpression(node) && /^(?:html|svg)$/.test(node.tag.getText());

const textOf = (node: ts.StringLiteralLike | ts.TemplateExpression): string =>
  ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
    : node.text;

const isLiteral = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** The texts an expression can come to, as far as they stand in it. */
function resultsOf(node: ts.Expression): readonly string[] {
  if (isLiteral(node)) return [textOf(node)];
  if (ts.isParenthesizedExpression(node)) return resultsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...resultsOf(node.whenTrue), ...resultsOf(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [];
  const isEither = /^(?:\+|\|\||\?\?)$/.test(node.operatorToken.getText());
  return [...(isEither ? resultsOf(node.left) : []), ...resultsOf(node.right)];
}

/** What stands in a template, and what is put into it where it is seen or read out. */
function inTemplate({ template }: ts.TaggedTemplateExpression): readonly string[] {
  const spans = ts.isNoSubstitutionTemplateLiteral(template) ? [] : template.templateSpans;
  const head = ts.isNoSubstitutionTemplateLiteral(template) ? template.text : template.head.text;
  let before = head;
  const found: string[] = [];
  for (const { expression, literal } of spans) {
    const open =
      before.lastIndexOf('<') > before.lastIndexOf('>') ? before.slice(before.lastIndexOf('<')) : '';
    if (!open || PUT_IN.test(open)) found.push(...resultsOf(expression));
    before += `\0${literal.text}`;
  }
  const markup = before.replace(/<!--.*?-->/gs, '');
  const attributes = [...markup.matchAll(WRITTEN)].map(([, value]) => value ?? '');
  return [...found, ...attributes, ...markup.replace(/<[^>]*>/g, '\n').split('\n')];
}

function inNode(node: ts.Node): readonly string[] {
  if (isHtml(node)) return inTemplate(node);
  if (ts.isPropertyAssignment(node) && SHOWN.test(node.name.getText())) return resultsOf(node.initializer);
  if (ts.isCallExpression(node)) {
    const [first, second] = node.arguments;
    const name = /\w+$/.exec(node.expression.getText())?.[0] ?? '';
    if (first && SAYS.test(name)) return resultsOf(first);
    const isAttribute =
      first && ts.isStringLiteralLike(first) && new RegExp(`^(?:${SPOKEN})$`).test(first.text);
    return name === 'setAttribute' && isAttribute && second ? resultsOf(second) : [];
  }
  const isSet = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isSet && ts.isPropertyAccessExpression(node.left) && SHOWN.test(node.left.name.text)
    ? resultsOf(node.right)
    : [];
}

/** What a person would read or hear, as it stands in a source instead of in `src/locales`. */
export function spokenIn(source: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'css') return;
    const isCalled = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCalled && FOR_PROGRAMS.test(node.expression.getText())) return;
    for (const text of inNode(node).map((text) => text.replaceAll('\0', '').trim()))
      if (isText(text)) found.add(text);
    if (isLiteral(node) && isSentence(textOf(node))) found.add(textOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return [...found];
}
