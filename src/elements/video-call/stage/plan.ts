import { placeGrid, ratiosFor, roomFor } from '../layout.js';
import { cornerPlace } from './corner.js';
import { pageOf } from './pages.js';
import { PAGER, regionsOf } from './regions.js';
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

/** Moves what a strip holds to the edge of the stage: what it leaves unused is for what is large. */
function tighten(main: Rect, strip: Rect, places: ReadonlyMap<string, Rect>): [Rect, Map<string, Rect>] {
  const all = [...places];
  // Tiles stand in the middle: half of what is left is on either side.
  const across = strip.x > 0 ? Math.min(...all.map(([, { x }]) => x)) - strip.x : 0;
  const down = strip.y > 0 ? Math.min(...all.map(([, { y }]) => y)) - strip.y : 0;
  const moved = all.map(([key, place]): [string, Rect] => [
    key,
    { ...place, x: place.x + across, y: place.y + down },
  ]);
  return [{ ...main, width: main.width + 2 * across, height: main.height + 2 * down }, new Map(moved)];
}

function placeLarge(large: readonly string[], main: Rect, gap: number): Map<string, Rect> {
  const [first] = large;
  return large.length === 1 && first !== undefined
    ? new Map([[first, main]])
    : placeGrid(large, main, gap, SCREENS);
}

/** All alike. */
function planEqual(keys: readonly string[], situation: Situation): Plan {
  const { box, gap } = situation;
  const area: Rect = { x: 0, y: 0, ...box };
  const filled = fill(keys, area, situation);
  return { ...filled, area: filled.pager ? { ...area, height: filled.pager.y - gap } : area };
}

/** Some large, the others beside them. */
function planDivided(large: readonly string[], others: readonly string[], situation: Situation): Plan {
  const { box, gap, layout, ratio } = situation;
  const { main, strip } = regionsOf({ box, gap, layout, ratio, others: others.length });
  if (!strip)
    return { places: placeLarge(large, main, gap), paged: [], area: main, pager: null, page: 0, pages: 1 };
  const filled = fill(others, strip, situation);
  const [area, beside] = filled.pager ? [main, filled.places] : tighten(main, strip, filled.places);
  return { ...filled, places: new Map([...placeLarge(large, area, gap), ...beside]), area };
}

/** Who is large, who stands beside, and where everybody is. */
export function planStage(situation: Situation): Plan {
  const { keys, gap, ratio, floating, corner } = situation;
  const equal = keys.filter((key) => key !== floating);
  const large = situation.large.filter((key) => equal.includes(key));
  const others = equal.filter((key) => !large.includes(key));
  const isDivided = large.length > 0 && others.length > 0;
  const plan = isDivided ? planDivided(large, others, situation) : planEqual(equal, situation);
  if (floating === null || !keys.includes(floating)) return plan;
  const place = cornerPlace(corner, plan.area, gap, ratio);
  return { ...plan, places: new Map([...plan.places, [floating, place]]) };
}
