export function findProgram(...programs: string[]): string | null;
