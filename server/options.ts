import { z } from 'zod';
import { asSwitch, isKeyUrl, isOrigin, listOf, LOG_LEVELS, meta, whole } from './option-values.js';
import type { Meta } from './option-values.js';
import { isRelay } from './relay-urls.js';
import { isProxy } from './remote-address.js';
import { StartError } from './start-error.js';

// The one place where an option is declared: flags, environment, code, --help and the checks all come from here.
const schema = z.object({
  port: whole(0, 65535)
    .default(8080)
    .meta(meta('Port to listen on; 0 takes a free one', 'a whole number from 0 to 65535')),
  // Browsers give a camera only to https and to localhost. So plain HTTP on every interface would be of no use, and
  // a server that is reached from elsewhere sits behind a proxy with TLS anyway.
  host: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta(meta('Address to listen on; 0.0.0.0 for every interface', 'an IP address or a host name')),
  allowedOrigins: listOf(z.string().refine(isOrigin))
    .default([])
    .meta(
      meta(
        'Origins whose pages may use this server; none given means any page may',
        'a list of origins such as https://example.org, without a path',
      ),
    ),
  stunUrls: listOf(z.string().regex(/^stuns?:[^\s,]+$/))
    .default([])
    .meta(
      meta(
        'STUN servers handed to callers; the relays unless given',
        'a list of URLs such as stun:stun.example.org:3478',
      ),
    ),
  turnUrls: listOf(z.string().refine(isRelay))
    .default([])
    .meta(
      meta(
        'TURN relays handed to callers, as hosts or URLs; needs turnSecret',
        'a list of relays such as turn.example.org or turns:turn.example.org:443',
      ),
    ),
  turnSecret: z
    .string()
    .min(16)
    .refine((value) => value.trim() !== '')
    .optional()
    .meta(
      meta('Secret shared with the relay, for credentials that expire', 'a text of at least 16 characters'),
    ),
  turnTtl: whole(60, 86_400)
    .default(3600)
    .meta(meta('Seconds a relay credential is good for', 'a whole number from 60 to 86400')),
  maxMembers: whole(2, 100).default(10).meta(meta('People in one room', 'a whole number from 2 to 100')),
  maxRooms: whole(1, 1_000_000)
    .default(10_000)
    .meta(meta('Rooms at the same time', 'a whole number from 1 to 1000000')),
  maxSockets: whole(1, 1_000_000)
    .default(20_000)
    .meta(meta('WebSockets at the same time', 'a whole number from 1 to 1000000')),
  logLevel: z
    .enum(LOG_LEVELS)
    .default('info')
    .meta(meta('Least level that is logged', `one of ${LOG_LEVELS.join(', ')}`)),
  demo: z.preprocess(asSwitch, z.boolean()).default(true).meta(meta('Serve the demo pages', 'on or off')),
  // Most servers stand behind a proxy of their own machine, and whoever is on the machine already needs no flood.
  trustedProxies: listOf(z.string().refine(isProxy))
    .default(['loopback'])
    .meta(
      meta(
        'Proxies whose X-Forwarded-For is believed; none for no proxy',
        'a list of addresses, of networks such as 10.0.0.0/8, or of loopback, linklocal, uniquelocal, none',
      ),
    ),
  // A school of five hundred behind one address, all of them in calls.
  maxSocketsPerAddress: whole(1, 1_000_000)
    .default(500)
    .meta(meta('WebSockets of one address at the same time', 'a whole number from 1 to 1000000')),
  maxRoomsPerAddress: whole(1, 1_000_000)
    .default(200)
    .meta(meta('Rooms in which people of one address sit', 'a whole number from 1 to 1000000')),
  metricsPort: whole(0, 65535)
    .optional()
    .meta(
      meta(
        'Port for /metrics alone; without it, /metrics answers to this machine only',
        'a whole number from 0 to 65535',
      ),
    ),
  metricsHost: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta(meta('Address to listen on for /metrics, with metricsPort', 'an IP address or a host name')),
  authSecret: z
    .string()
    .refine((value) => Buffer.byteLength(value) >= 32 && value.trim() !== '')
    .optional()
    .meta(
      meta(
        'Secret that tokens are signed with (HS256); without it and jwksUrl, rooms are open',
        'a text of at least 32 bytes, and not of spaces alone',
      ),
    ),
  jwksUrl: z
    .string()
    .refine(isKeyUrl)
    .optional()
    .meta(
      meta(
        'Where the public keys are that tokens are signed with (RS256, PS256, ES256, EdDSA)',
        'an https URL, or an http URL on localhost',
      ),
    ),
  tokenIssuer: z
    .string()
    .min(1)
    .optional()
    .meta(meta('What the claim iss of a token must be', 'a text that is not empty')),
  tokenAudience: z
    .string()
    .min(1)
    .optional()
    .meta(meta('What the claim aud of a token must be or contain', 'a text that is not empty')),
  adminKey: z
    .string()
    .regex(/^[!-~]{16,}$/)
    .optional()
    .meta(
      meta(
        'Key for POST /token, which mints tokens; needs authSecret',
        'a text of at least 16 characters without spaces or accents',
      ),
    ),
  openModeration: z
    .preprocess(asSwitch, z.boolean())
    .default(false)
    .meta(meta('Where there are no tokens, the first in a room is its moderator', 'on or off')),
  waitingRoom: z
    .preprocess(asSwitch, z.boolean())
    .default(false)
    .meta(meta('Whoever is no moderator has to be let in by one', 'on or off')),
});

/** Everything the server can be told; each is also a flag (`--max-members`) and a variable (`VC_MAX_MEMBERS`). */
export type ServerOptions = Readonly<z.output<typeof schema>>;
export type OptionName = keyof ServerOptions;

export interface OptionInfo {
  readonly name: OptionName;
  /** `--max-members` */
  readonly flag: string;
  /** `VC_MAX_MEMBERS` */
  readonly variable: string;
  readonly description: string;
  /** What a value has to be, to follow "must be". */
  readonly expected: string;
  /** As it would be written on the command line; empty when there is none. */
  readonly defaultText: string;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const inWords = (value: ServerOptions[OptionName]): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value ?? '');

const defaults: ServerOptions = schema.parse({});

/** One entry for each option, in the order of the documentation. */
export const OPTIONS: readonly OptionInfo[] = schema.keyof().options.map((name) => {
  const { description, expected } = schema.shape[name].meta() as unknown as Meta;
  return {
    name,
    flag: `--${kebab(name)}`,
    variable: `VC_${kebab(name).replaceAll('-', '_').toUpperCase()}`,
    description,
    expected,
    defaultText: inWords(defaults[name]),
  };
});

/** A value and the name by which whoever gave it knows it: a flag, a variable or a property. */
export interface GivenValue {
  readonly value: unknown;
  readonly from: string;
}

/** Checks the given values, fills in the rest; throws a `StartError` that names the option that is wrong. */
export function resolveOptions(given: ReadonlyMap<OptionName, GivenValue>): ServerOptions {
  const values = Object.fromEntries(Array.from(given, ([name, { value }]) => [name, value]));
  const result = schema.safeParse(values);
  const nameOf = (name: OptionName): string => given.get(name)?.from ?? name;
  if (!result.success) {
    const wrong = OPTIONS.find(({ name }) => name === result.error.issues[0]?.path[0]);
    if (!wrong) throw new StartError(z.prettifyError(result.error));
    throw new StartError(`${nameOf(wrong.name)} must be ${wrong.expected}.`);
  }
  const options = result.data;
  if (options.turnUrls.length > 0 && options.turnSecret === undefined) {
    throw new StartError(
      `${nameOf('turnUrls')} needs turnSecret (--turn-secret or VC_TURN_SECRET) beside it.`,
    );
  }
  if (options.authSecret !== undefined && options.jwksUrl !== undefined) {
    throw new StartError(
      `${nameOf('authSecret')} and ${nameOf('jwksUrl')} exclude each other: tokens are checked with one or the other.`,
    );
  }
  if (options.adminKey !== undefined && options.authSecret === undefined) {
    throw new StartError(
      `${nameOf('adminKey')} needs authSecret (--auth-secret or VC_AUTH_SECRET) beside it: tokens are minted with it.`,
    );
  }
  const hasTokens = options.authSecret !== undefined || options.jwksUrl !== undefined;
  if (options.waitingRoom && !hasTokens && !options.openModeration) {
    throw new StartError(
      `${nameOf('waitingRoom')} needs moderators: authSecret, jwksUrl or openModeration beside it.`,
    );
  }
  const unused = (['tokenIssuer', 'tokenAudience'] as const).find((name) => options[name] !== undefined);
  if (unused && !hasTokens) throw new StartError(`${nameOf(unused)} needs authSecret or jwksUrl beside it.`);
  return options;
}

const fromCode = (options: Readonly<Record<string, unknown>>): Map<OptionName, GivenValue> => {
  const given = new Map<OptionName, GivenValue>();
  for (const [name, value] of Object.entries(options)) {
    const known = OPTIONS.find((option) => option.name === name);
    if (!known) throw new StartError(`There is no option called ${name}.`);
    if (value !== undefined) given.set(known.name, { value, from: known.name });
  }
  return given;
};

/** Checks what code passed to `createCallServer`. */
export function optionsFromCode(options: Partial<ServerOptions>): ServerOptions {
  return resolveOptions(fromCode(options));
}
