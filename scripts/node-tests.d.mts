export function nodeTests(files: readonly string[], concurrency?: number): string[];
