import { createHash } from 'node:crypto';

/** What is kept or compared in place of a secret: it has one length, and does not tell the secret. */
export const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
