import { weaknessOf } from '../parts/tile-connection.js';
import type { Tile } from '../tiles.js';
import type { StageWords } from './stage-words.js';

/** From here on nobody notices anything. */
const GOOD = 3;

/** What is to be said of the connection to whom a tile shows; nothing as long as nothing was measured. */
export function qualityOf({ participant }: Tile, words: StageWords): string {
  const { self, connection } = participant;
  const { state, quality, rtt, loss } = connection;
  if (self || state !== 'connected' || (rtt === null && loss === null)) return '';
  if (quality >= GOOD) return words.goodConnection;
  return quality === 2 ? words.fairConnection : weaknessOf(connection, words);
}
