import type { ComplexAttributeConverter } from 'lit';

/** An enumerated attribute, as HTML has them: what is none of `values` is as good as absent, and means the first. */
export const oneOf = <T extends string>(...values: readonly [T, ...T[]]): ComplexAttributeConverter<T> => ({
  fromAttribute: (text) => values.find((value) => value === text?.trim().toLowerCase()) ?? values[0],
});
