import { nodesOf, replace } from '../syntax-tree.mjs';

const nameOf = ({ computed, property }) => (computed ? property.value : property.name);
const isWrite = (node, parent) =>
  parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === node;

/** The names of all members that are read, and of all variables that are named other than to declare them. */
function namesIn(tree) {
  const members = new Map();
  const variables = new Map();
  const note = (map, name, at) => map.set(name, [...(map.get(name) ?? []), at]);
  for (const { node, parent } of nodesOf(tree)) {
    if (node.type === 'MemberExpression' && !isWrite(node, parent)) note(members, nameOf(node), node.start);
    if (node.type === 'Property' && parent.type === 'ObjectPattern') note(members, node.key.name, node.start);
    if (node.type === 'Identifier') note(variables, node.name, node.start);
  }
  const outside = (map, name, { start, end }) => (map.get(name) ?? []).some((at) => at < start || at >= end);
  return {
    readsMember: (name, beyond) => outside(members, name, beyond),
    namesVariable: (name, beyond) => outside(variables, name, beyond),
  };
}

/** A method that is put on a prototype, as in `Emitter.prototype.on = function …`. */
const methodOf = ({ type, expression }) =>
  type === 'ExpressionStatement' &&
  expression.type === 'AssignmentExpression' &&
  /^FunctionExpression$|^MemberExpression$/.test(expression.right.type) &&
  expression.left.object?.property?.name === 'prototype'
    ? nameOf(expression.left)
    : null;

/** The names that a statement declares. */
function declaredBy(node) {
  if (node.type === 'VariableDeclaration') return node.declarations.map(({ id }) => id.name);
  if (node.type === 'ImportDeclaration') return node.specifiers.map(({ local }) => local.name);
  return /^(Class|Function)Declaration$/.test(node.type) ? [node.id.name] : [];
}

/** What nobody reads: declarations, members of classes, and what is kept in a member. */
function unreadIn(tree, used) {
  const { readsMember, namesVariable } = namesIn(tree);
  const isUnread = (name, node) => name && !used.includes(name) && !readsMember(name, node);
  const unread = tree.body.filter((node) => {
    const names = declaredBy(node);
    const isForNobody = names.length > 0 && !names.some((name) => namesVariable(name, node));
    return isForNobody || isUnread(methodOf(node), node);
  });
  for (const { node } of nodesOf(tree)) {
    if (node.type === 'MethodDefinition' && node.kind !== 'constructor' && isUnread(node.key.name, node))
      unread.push(node);
    const { left } = node.type === 'AssignmentExpression' ? node : {};
    const isKeeping = left?.object?.type === 'ThisExpression' || left?.property?.type === 'Literal';
    if (isKeeping && isUnread(nameOf(left), node))
      unread.push({ start: node.start, end: node.end, put: '0' });
  }
  return unread;
}

/**
 * `code` without what nobody reads, by name: what has the name of something that is read stays. `used` are the names of
 * the members that others read. A bundler keeps all members of a class, because it can't know what others do with it.
 */
export function dropUnread(code, parse, used) {
  for (;;) {
    const unread = unreadIn(parse(code), used);
    if (unread.length === 0) return code;
    code = replace(code, unread);
  }
}
