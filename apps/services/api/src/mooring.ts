/** What a client sends to moor a ship. */
export interface NewMooring {
  /** A letter for the quay and a number, like `B12`. */
  readonly berth: string;
  readonly ship: string;
  readonly departsAt: Date;
}

/** A ship at its berth. */
export interface Mooring extends NewMooring {
  readonly id: string;
}

const BERTH = /^[A-Z]\d{1,3}$/;
const SHIP_LENGTH = 80;

/** Either the mooring, or everything that is wrong with it. */
export type Parsed = { readonly mooring: NewMooring } | { readonly problems: readonly string[] };

/** Checks what a client sent, at the time `now`. */
export function parseMooring(body: unknown, now: Date): Parsed {
  if (typeof body !== 'object' || body === null) return { problems: ['the body is not a JSON object'] };
  const { berth, ship, departsAt } = body as Readonly<Record<string, unknown>>;
  const problems: string[] = [];

  if (typeof berth !== 'string' || !BERTH.test(berth)) {
    problems.push('berth: a letter and up to three digits, like B12');
  }
  const name = typeof ship === 'string' ? ship.trim() : '';
  if (name === '' || name.length > SHIP_LENGTH) problems.push(`ship: 1 to ${SHIP_LENGTH} characters`);

  const departure = typeof departsAt === 'string' ? parseInstant(departsAt) : undefined;
  if (departure === undefined) problems.push('departsAt: a time like 2030-01-31T18:00:00Z');
  else if (departure <= now) problems.push('departsAt: a time to come');

  if (problems.length > 0 || departure === undefined || typeof berth !== 'string') return { problems };
  return { mooring: { berth, ship: name, departsAt: departure } };
}

/** With an offset always: a time without one would mean something else on each machine. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function parseInstant(text: string): Date | undefined {
  const date = new Date(text);
  return INSTANT.test(text) && !Number.isNaN(date.getTime()) ? date : undefined;
}
