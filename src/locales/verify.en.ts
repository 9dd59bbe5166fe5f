/** What is said of safety codes. A page overrides any of it with `strings`. */
export const en = {
  verifying: (name: string): string => `Is nobody between you and ${name}?`,
  verifyingMeans: (name: string): string =>
    `Read the words to each other. If ${name} sees the same, the call is encrypted from you to ${name}, and not even the server can listen.`,
  verifyMoment: 'One moment…',
  verifyDigits: 'Or compare these digits',
  verifyNew: 'The connection was made anew since you compared. This is its code.',
  codesMatch: 'They match',
  codesDiffer: 'Not the same? Say nothing private here, and call again on another network.',
  verified: 'Verified',
  unverify: 'Not certain any more',
  closeVerify: 'Close',
  codeIsVerified: (name: string): string => `${name} is verified`,
  codeChanged: (name: string): string =>
    `The connection to ${name} was made anew. Compare your safety codes again.`,
};

/** The catalogue a locale fills in; English is the measure. */
export type VerifyStrings = typeof en;
