/** A control, as wide as it is drawn; those of a higher rank go first where there is too little room, of rank 0 none does. */
export interface Fitting {
  readonly name: string;
  readonly width: number;
  readonly rank: number;
}

/** How much room there is in a row, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly gap: number;
  /** What is in it besides the controls, with a gap after each. */
  readonly taken: number;
  /** How wide the button of the menu is that has the rest. */
  readonly more: number;
}

/** The names of the controls that fit into a row. `isMore`: there is a menu also where all of them do. */
export function fitControls(
  controls: readonly Fitting[],
  { width, gap, taken, more }: Room,
  isMore: boolean,
): ReadonlySet<string> {
  const byRank = controls.toSorted((a, b) => a.rank - b.rank);
  const fits = (count: number): boolean => {
    const hasMore = isMore || count < controls.length;
    const widths = [...byRank.slice(0, count).map((one) => one.width), ...(hasMore ? [more] : [])];
    return widths.reduce((sum, one) => sum + one + gap, taken - gap) <= width;
  };
  let count = controls.length;
  while (count > 0 && byRank[count - 1]?.rank !== 0 && !fits(count)) count -= 1;
  return new Set(byRank.slice(0, count).map(({ name }) => name));
}
