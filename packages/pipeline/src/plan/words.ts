import type { Action, Plan, ReleaseWrite, WriteLedger } from './action.js';
import type { Oid, UnitRef } from './observed.js';
import { oneLine } from './one-line.js';

/** A plan as a person reads it: one line an action, and below it what it is about. */
export function planWords({ actions }: Plan): string {
  if (actions.length === 0) return 'nothing to do\n';
  return `${actions.flatMap(wordsOf).map(oneLine).join('\n')}\n`;
}

type Words = { readonly [K in Action['kind']]: (action: Extract<Action, { kind: K }>) => readonly string[] };

const words: Words = {
  'write-ledger': writeWords,
  'open-request': ({ request }) => [
    `open    ${request.title} (${request.head}): ${request.status.words}`,
    ...copyWords(request.releases),
  ],
  'update-request': ({ ref, request }) => [
    `update  ${ref.url}: ${request.title}: ${request.status.words}`,
    ...copyWords(request.releases),
  ],
  'close-request': ({ ref, words: why }) => [`close   ${ref.url}: ${why}`],
  'merge-request': ({ ref, expect }) => [`merge   ${ref.url} at ${short(expect)}`],
  'set-status': ({ ref, context, status }) => [
    `status  ${ref.url} ${context} ${status.state}: ${status.words}`,
  ],
  comment: ({ ref, words: text }) => [`comment ${ref.url}: ${text}`],
  skip: ({ target, because, words: why }) => [`skip    ${place(target)} (${because}): ${why}`],
  warn: ({ target, words: why }) => [`warn    ${place(target)}: ${why}`],
  refuse: ({ target, problem }) => [
    `refuse  ${place(target)} ${problem.code}: ${problem.what}`,
    `          ${problem.mend}`,
  ],
};

/** The table knows the kind of each of its rows; the compiler does not know that of an action in general. */
const wordsOf = (action: Action): readonly string[] =>
  (words[action.kind] as (action: Action) => readonly string[])(action);

function writeWords({ ledger, title, reason, releases, overrides }: WriteLedger): readonly string[] {
  return [
    `write   ${title} (${ledger.repository === '' ? '' : `${ledger.repository} `}${ledger.branch})`,
    ...reason.map((each) => `          ${each}`),
    ...overrides.map(({ of, reason: why, by }) => `          override ${of}: ${why} (${by})`),
    ...copyWords(releases),
  ];
}

const copyWords = (releases: readonly ReleaseWrite[]): readonly string[] =>
  releases.flatMap(({ copies }) =>
    copies.map(({ from, to, digest }) => `          copy ${from}@${digest.slice(0, 19)} to ${to}`),
  );

const place = ({ environment, unit, service }: UnitRef & { readonly service?: string }): string =>
  `${environment}/${service ?? unit}`;

const short = (commit: Oid): string => commit.slice(0, 7);
