import { placeGrid, ratiosFor, roomFor } from '../layout.js';
import { cornerPlace } from './corner.js';
import { pageOf } from './pages.js';
import { regionsOf } from './regions.js';
import type { Layout, Rect, Size } from '../layout.js';
import type { Corner } from './corner.js';
import type { Page } from './pages.js';

export interface Situation {
  /** All tiles, in their order. */
  readonly keys: readonly string[];
  readonly box: Size;
  readonly gap: number;
  /** The shape that the page wishes for tiles; `null` for none. */
  readonly ratio: number | null;
  readonly layout: Layout;
  /** The tiles to show large; none where all are equal. */
  readonly large: readonly string[];
  /** A tile that lies over the others in a corner. */
  readonly floating: string | null;
  readonly corner: Corner;
  /** The page to show, from 0. */
  readonly page: number;
}

/** What is shown of the stage, and where. */
export interface Plan extends Omit<Page, 'keys'> {
  /** Of the tiles that are shown. */
  readonly places: ReadonlyMap<string, Rect>;
  /** The tiles beside what is large, or all: those of the page. */
  readonly paged: readonly string[];
  /** What a floating tile lies in. */
  readonly area: Rect;
  /** Where one turns the pages; `null` where there is one. */
  readonly pager: Rect | null;
}

/** As high as a button has to be for a thumb. */
const PAGER = 44;

const SCREENS = [16 / 9, 4 / 3];

/** A part of the stage with a grid in it, and below it what turns the pages. */
function fill(keys: readonly string[], part: Rect, { gap, ratio, page }: Situation): Omit<Plan, 'area'> {
  const isOverfull = keys.length > roomFor(part, gap);
  const height = part.height - (isOverfull ? PAGER + gap : 0);
  const grid: Rect = { ...part, height };
  const { keys: paged, ...where } = pageOf(keys, isOverfull ? roomFor(grid, gap) : keys.length, page);
  const places = placeGrid(paged, grid, gap, ratiosFor(grid, ratio));
  const pager = isOverfull ? { ...part, y: part.y + height + gap, height: PAGER } : null;
  return { places, paged, pager, ...where };
}

/** Who is large, who stands beside, and where everybody is. */
export function planStage(situation: Situation): Plan {
  const { keys, box, gap, ratio, layout, floating, corner } = situation;
  const equal = keys.filter((key) => key !== floating);
  const large = situation.large.filter((key) => equal.includes(key));
  const others = equal.filter((key) => !large.includes(key));
  const whole: Rect = { x: 0, y: 0, ...box };
  const isDivided = large.length > 0 && others.length > 0;
  const { main, strip } = isDivided ? regionsOf(box, gap, layout, ratio) : { main: whole, strip: whole };
  const filled = strip
    ? fill(isDivided ? others : equal, strip, situation)
    : { places: new Map<string, Rect>(), paged: [], pager: null, page: 0, pages: 1 };
  const places = new Map(filled.places);
  const [only] = large;
  if (isDivided && only !== undefined && large.length === 1) places.set(only, main);
  else if (isDivided) for (const [key, place] of placeGrid(large, main, gap, SCREENS)) places.set(key, place);
  const area = isDivided || !filled.pager ? main : { ...main, height: filled.pager.y - gap };
  if (floating !== null && keys.includes(floating))
    places.set(floating, cornerPlace(corner, area, gap, ratio));
  return { ...filled, places, area };
}
