/** Lists what the manifest says of `<video-call>`, and shows each part on a live element. */

const live = document.querySelector('#live');
const lists = document.querySelector('#lists');
const find = document.querySelector('#find');
const onlyPresent = document.querySelector('#present');

/** Outlines one part at a time: by a style sheet, as any page would. */
const outline = new CSSStyleSheet();
document.adoptedStyleSheets.push(outline);

/** Each list of the manifest, what it is called here, and how its names are written. */
const GROUPS = [
  { list: 'cssParts', title: 'Parts', how: 'video-call::part(…)' },
  { list: 'tokens', title: 'States of parts', how: 'video-call::part(tile …)' },
  { list: 'cssProperties', title: 'Custom properties', how: 'video-call { …: value }' },
  { list: 'cssStates', title: 'Custom states', how: 'video-call:state(…)' },
  { list: 'slots', title: 'Slots', how: '<p slot="…">' },
];

/** How often something of this name is in the element now; null where that can't be counted. */
const COUNTS = {
  cssParts: (name) => live.shadowRoot.querySelectorAll(`[part~="${name}"], [exportparts~=":${name}"]`).length,
  tokens: (name) => live.shadowRoot.querySelectorAll(`[part~="${name}"]`).length,
  cssProperties: () => null,
  cssStates: (name) => Number(live.matches(`:state(${name})`)),
  slots: (name) =>
    live.shadowRoot.querySelectorAll(name ? `slot[name="${name}"]` : 'slot:not([name])').length,
};

const entries = [];

/** `tile` has further tokens on the same node: the description of the part lists them in backquotes. */
function tokensOf(parts) {
  return parts.flatMap(({ name, description }) => {
    const [, further] = description.split(/Further tokens:/);
    return [...(further ?? '').matchAll(/`([\w-]+)`/g)].map(([, token]) => ({
      name: token,
      selector: `${name} ${token}`,
      description: `On ${name}.`,
    }));
  });
}

/** What stands between backquotes is code. */
function withCode(text) {
  return text.split('`').map((part, index) => {
    if (index % 2 === 0) return part;
    const code = document.createElement('code');
    code.textContent = part;
    return code;
  });
}

function addEntry(list, into, { name, selector = name, description = '', default: initial }) {
  const item = document.querySelector('#entry').content.cloneNode(true).firstElementChild;
  const button = item.querySelector('button');
  item.querySelector('code').textContent = name || '(default)';
  item.querySelector('p').append(...withCode(initial ? `${description} (\`${initial}\`)` : description));
  if (list === 'cssParts' || list === 'tokens') {
    const show = () =>
      outline.replaceSync(`#live::part(${selector}) {
      outline: 3px dashed light-dark(oklch(0.6 0.25 0), oklch(0.75 0.2 0)) !important;
      outline-offset: -3px !important;
    }`);
    const hide = () => outline.replaceSync('');
    for (const type of ['pointerenter', 'focus', 'click']) button.addEventListener(type, show);
    for (const type of ['pointerleave', 'blur']) button.addEventListener(type, hide);
  } else {
    button.disabled = true;
  }
  into.append(item);
  entries.push({ list, name, item, text: `${name} ${description}`.toLowerCase() });
}

function addGroup({ list, title, how }, declaration) {
  const section = document.querySelector('#group').content.cloneNode(true).firstElementChild;
  section.querySelector('h3').textContent = title;
  section.querySelector('.how').textContent = how;
  lists.append(section);
  for (const entry of declaration[list] ?? []) addEntry(list, section.querySelector('ul'), entry);
}

/** What is drawn changes all the time; this looks once for all changes of a moment. */
let isLooking = false;
function lookAgain() {
  if (isLooking) return;
  isLooking = true;
  setTimeout(() => {
    isLooking = false;
    look();
  }, 250);
}

function look() {
  const wanted = find.value.trim().toLowerCase();
  for (const { list, name, item, text } of entries) {
    const count = COUNTS[list](name);
    item.classList.toggle('absent', count === 0);
    const shown = count === null || count === 0 ? '' : `× ${count}`;
    const mark = item.querySelector('.count');
    if (mark.textContent !== shown) mark.textContent = shown;
    item.hidden = !text.includes(wanted) || (onlyPresent.checked && count === 0);
  }
  for (const section of lists.children) section.hidden = !section.querySelector('li:not([hidden])');
}

const { modules } = await (await fetch('/custom-elements.json')).json();
const declaration = modules
  .flatMap(({ declarations = [] }) => declarations)
  .find(({ tagName }) => tagName === 'video-call');
declaration.tokens = tokensOf(declaration.cssParts);
for (const group of GROUPS) addGroup(group, declaration);

// A room for this visit, so that visitors do not meet by chance.
const room = `parts-${crypto.randomUUID()}`;
for (const call of document.querySelectorAll('video-call')) call.setAttribute('room', room);

await customElements.whenDefined('video-call');
await live.updateComplete;
look();
find.addEventListener('input', look);
onlyPresent.addEventListener('change', look);
new MutationObserver(lookAgain).observe(live.shadowRoot, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['part'],
});
live.addEventListener('call-state-change', lookAgain);
document.documentElement.dataset.ready = '';
