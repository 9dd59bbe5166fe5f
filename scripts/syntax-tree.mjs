/** Everything in a syntax tree, what holds something before what it holds. */
export function* nodesOf(node, parent = null) {
  if (typeof node?.type !== 'string') return;
  yield { node, parent };
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) yield* nodesOf(child, node);
  }
}

/** `code` with `put` in place of each range; of ranges that lie in one another the outer one counts. */
export function replace(code, ranges) {
  let end = 0;
  let text = '';
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start < end) continue;
    text += code.slice(end, range.start) + (range.put ?? '');
    end = range.end;
  }
  return text + code.slice(end);
}
