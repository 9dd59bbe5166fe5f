/**
 * `failed`: this does not work until somebody changes something. `warning`: calls work, but not for everyone or not as
 * safely as they could.
 */
export type FindingStatus = 'ok' | 'warning' | 'failed';

/** One thing that the doctor looked at. */
export interface Finding {
  /** For programs and tests. */
  readonly code: string;
  readonly status: FindingStatus;
  /** What is so, as a sentence. */
  readonly text: string;
  /** What to do about it, as a sentence. */
  readonly fix?: string;
}

export const ok = (code: string, text: string): Finding => ({ code, status: 'ok', text });
export const warning = (code: string, text: string, fix: string): Finding => ({
  code,
  status: 'warning',
  text,
  fix,
});
export const failed = (code: string, text: string, fix: string): Finding => ({
  code,
  status: 'failed',
  text,
  fix,
});

const SIGNS: Readonly<Record<FindingStatus, string>> = { ok: '✓', warning: '!', failed: '✗' };

/** The findings for a person to read, with a last line that sums up. */
export function reportText(findings: readonly Finding[]): string {
  const lines = findings.map(({ status, text, fix }) => `${SIGNS[status]} ${text}${fix ? `\n  ${fix}` : ''}`);
  const count = (wanted: FindingStatus): number => findings.filter(({ status }) => status === wanted).length;
  const sum = `${count('ok')} fine, ${count('warning')} to think about, ${count('failed')} to put right.`;
  return [...lines, '', sum, ''].join('\n');
}

/** The code of an error of Node's, also where `fetch` has wrapped it. */
export function codeOf(error: unknown): string {
  const { code, cause, message } = error as { code?: unknown; cause?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? String(message ?? error) : codeOf(cause);
}
