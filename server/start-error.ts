/** The server can't start, for a reason the person who started it can mend. The message is one whole sentence. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const LISTEN_PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Port %p is already in use; stop what runs there or choose another one with --%fport or VC_%vPORT.',
  EACCES:
    'Port %p needs more rights than this process has; choose one above 1023 with --%fport or VC_%vPORT.',
  EADDRNOTAVAIL: 'This machine has no address %h; choose another one with --%fhost or VC_%vHOST.',
  ENOTFOUND: 'The host name %h is not known; choose another one with --%fhost or VC_%vHOST.',
};

/** Turns what `listen()` reported into a sentence that names the option to change. */
export function listenError(
  cause: NodeJS.ErrnoException,
  host: string,
  port: number,
  prefix = '',
): StartError {
  const sentence = LISTEN_PROBLEMS[cause.code ?? ''] ?? `Listening on %h, port %p failed: ${cause.message}.`;
  const words: Readonly<Record<string, string>> = {
    '%p': String(port),
    '%h': host,
    '%f': prefix,
    '%v': prefix.replace('-', '_').toUpperCase(),
  };
  return new StartError(
    sentence.replace(/%[phfv]/g, (word) => words[word] ?? word),
    { cause },
  );
}
