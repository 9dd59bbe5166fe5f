import type { PropertyDeclaration } from 'lit';

/** Lets a boolean property take the empty text of its attribute for on: React hands it to the property. */
export function emptyIsOn(prototype: object, name: PropertyKey, options?: PropertyDeclaration): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor?.set || options?.type !== Boolean) return;
  Object.defineProperty(prototype, name, {
    ...descriptor,
    set(value: unknown) {
      descriptor.set?.call(this, value === '' || value);
    },
  });
}
