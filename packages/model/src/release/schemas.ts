import type { Release } from './release.js';

/** A file of a folder of migrations, as its name says it. */
interface Migration {
  /** As written: digits, with dots where it has parts. */
  readonly version: string;
  readonly parts: readonly bigint[];
}

/**
 * The names that the tools of the field give: `0001_moorings.sql`, `20260115093000-add-berths.ts`,
 * `V1.2__berths.sql`, `000003_berths.up.sql`, `20260115093000_init/` with the file in it.
 */
const versioned = /^[Vv]?(\d+(?:[._]\d+)*)(?:[-_.]|$)/;

/** What undoes a migration, or repeats one, says nothing about how far a schema has come. */
const noStep = /(\.down\.|\.undo\.|^[UR]\d*__)/;

/**
 * The newest migration of a folder: what a release records as the schema that it needs.
 *
 * @param names of the files, or folders, directly in the folder of migrations; others than migrations are passed over
 * @returns its version as the name writes it; nothing where there is none
 */
export function newestMigration(names: readonly string[]): string | undefined {
  const migrations = names.filter((name) => !noStep.test(name)).flatMap((name) => read(name) ?? []);
  return migrations.reduce<Migration | undefined>(
    (newest, each) => (newest !== undefined && compare(newest.parts, each.parts) >= 0 ? newest : each),
    undefined,
  )?.version;
}

/** A database whose schema is further on than a release needs it, or of which nobody can say so. */
export interface CrossedMigration {
  readonly database: string;
  /** What the release that runs needs; absent where it does not say. */
  readonly from?: string;
  /** What the release that would run needs; absent where it does not say. */
  readonly to?: string;
}

/**
 * Whether going from one release to another goes back over a migration: the older program would meet a schema that
 * it has never seen. Migrations are never undone, so such a step is for a person to decide. A database that only one
 * of the two speaks of came or went between them, so going back to a release that is silent about it crosses too.
 *
 * @param from what runs
 * @param to what would run
 * @returns each database where it does, by name; none where the step goes forward or stays
 */
export function migrationsCrossed(
  from: Pick<Release, 'schemas'>,
  to: Pick<Release, 'schemas'>,
): readonly CrossedMigration[] {
  const needed = from.schemas ?? {};
  const wanted = to.schemas ?? {};
  return Object.keys(needed)
    .sort()
    .flatMap((database): readonly CrossedMigration[] => {
      const [now, then] = [needed[database], wanted[database]];
      if (now === undefined || (then !== undefined && isAtLeast(then, now))) return [];
      return [{ database, from: now, ...(then !== undefined && { to: then }) }];
    });
}

function isAtLeast(version: string, other: string): boolean {
  return compare(partsOf(version), partsOf(other)) >= 0;
}

function read(name: string): Migration | undefined {
  const [, version] = versioned.exec(name) ?? [];
  return version === undefined ? undefined : { version, parts: partsOf(version) };
}

/** Versions are numbers and not texts: `10` comes after `9`, and a time stamp has more digits than a double. */
function partsOf(version: string): readonly bigint[] {
  return (version.match(/\d+/g) ?? []).map(BigInt);
}

function compare(a: readonly bigint[], b: readonly bigint[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index] ?? 0n, b[index] ?? 0n];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
