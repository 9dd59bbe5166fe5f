import type { PropertyDeclaration } from 'lit';

/** Takes the empty text of a boolean attribute for on where it was set as a property: React does so. */
export function emptyIsOn(element: object, name?: PropertyKey, options?: PropertyDeclaration): void {
  if (name === undefined || options?.type !== Boolean) return;
  if (Reflect.get(element, name) === '') Reflect.set(element, name, true);
}
