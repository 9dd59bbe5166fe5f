import type { PropertyDeclaration } from 'lit';

/** Lets a boolean property take the empty text of its attribute for on: React hands it to the property. */
export function emptyIsOn(
  descriptor: PropertyDescriptor | undefined,
  { type }: PropertyDeclaration,
): PropertyDescriptor | undefined {
  if (!descriptor || type !== Boolean) return descriptor;
  return {
    ...descriptor,
    set(value: unknown) {
      descriptor.set?.call(this, value === '' || value);
    },
  };
}
