import { z } from 'zod';

const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
const asList = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : value;
const SWITCH: Readonly<Record<string, boolean>> = { on: true, true: true, off: false, false: false };
/** on, off, true, false, as text or as they are. */
export const asSwitch = (value: unknown): unknown =>
  typeof value === 'string' ? (SWITCH[value] ?? value) : value;

/** A whole number, as text or as it is. */
export const whole = (least: number, most: number): z.ZodPreprocess<z.ZodNumber> =>
  z.preprocess(asNumber, z.number().int().min(least).max(most));
/** A list, or a text whose parts are separated by commas. */
export const listOf = (item: z.ZodString): z.ZodPreprocess<z.ZodReadonly<z.ZodArray<z.ZodString>>> =>
  z.preprocess(asList, z.array(item).readonly());
/** Whether it is an origin letter by letter: no path, no capitals, no port that goes without saying. */
export const isOrigin = (value: string): boolean =>
  value === 'null' || (URL.canParse(value) && new URL(value).origin === value);

/** Whether keys may be fetched there: those that came over plain http could be anybody's. */
export const isKeyUrl = (value: string): boolean => {
  const { protocol, hostname } = URL.canParse(value) ? new URL(value) : { protocol: '', hostname: '' };
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
  );
};

/** From the most talkative to the most silent. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What an option is, and what its value has to be. */
export type Meta = Readonly<{ description: string; expected: string }>;
export const meta = (description: string, expected: string): Meta => ({ description, expected });
