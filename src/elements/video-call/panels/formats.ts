/** What a `Date` can hold: beyond, formats throw. */
const FURTHEST = 8.64e15;

/** Times, days and sizes in the words of one language. */
export class Formats {
  readonly #clock: Intl.DateTimeFormat;
  readonly #calendar: Intl.DateTimeFormat;
  readonly #number: (unit: string) => Intl.NumberFormat;

  constructor(language: string) {
    const [known = 'en'] = supported(language);
    this.#clock = new Intl.DateTimeFormat(known, { hour: '2-digit', minute: '2-digit' });
    this.#calendar = new Intl.DateTimeFormat(known, { weekday: 'long', day: 'numeric', month: 'long' });
    this.#number = (unit) =>
      new Intl.NumberFormat(known, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumSignificantDigits: 3,
      });
  }

  time(at: number): string {
    return this.#clock.format(dateOf(at));
  }

  day(at: number): string {
    return this.#calendar.format(dateOf(at));
  }

  size(bytes: number): string {
    const units = ['byte', 'kilobyte', 'megabyte'];
    const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
    return this.#number(units[power] ?? 'byte').format(bytes / 1024 ** power);
  }
}

/** Whether two times are on the same day here. */
export const isSameDay = (a: number, b: number): boolean =>
  dateOf(a).toDateString() === dateOf(b).toDateString();

/** As a machine reads it. */
export const isoOf = (at: number): string => dateOf(at).toISOString();

const dateOf = (at: number): Date => new Date(Math.min(FURTHEST, Math.max(0, at)));

function supported(language: string): readonly string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language]);
  } catch {
    // What stands in an attribute `lang` need not be a language.
    return [];
  }
}
