import type { Release } from '@fairlead/model';
import { isRedefined } from '../plan/carry/titles.js';
import { printMarker } from './marker.js';
import { fitting, objectLines, objectsWords } from './objects.js';
import type { BodyParts, CommitPart, ServicePart } from './parts.js';
import { block, code, plainText } from './text.js';

/**
 * What changes, for the person who is asked: what is new in each service, what that does to what is applied, what it
 * waits for, and how to go back.
 *
 * @param limit longest body that the forge takes, in characters; what is longest is cut first, and says so
 */
export function bodyText(parts: BodyParts, limit: number): string {
  const head = [intro(parts), '', ...gateTable(parts), '', ...parts.services.flatMap(serviceLines)];
  const tail = [...rollbackLines(parts), '', printMarker(parts)];
  const fixed = [...head, ...tail].join('\n').length;
  if (fixed > limit) return shortened(parts, { tail, limit });
  const objects = objectLines(parts.objects, limit - fixed - 200);
  return `${[...head, ...objects, ...tail].join('\n')}\n`;
}

/** Of very many services only the names are told. */
function shortened(
  parts: BodyParts,
  { tail, limit }: { readonly tail: readonly string[]; readonly limit: number },
): string {
  const names = parts.services.map(({ service, before, after }) => `- ${moved(service, before, after)}`);
  const end = [
    '',
    `Merge: ${mergeWords(parts)}.`,
    '',
    'There is more to say than the host takes: `fairlead history` and the diff have all of it.',
    '',
  ];
  const room = limit - [intro(parts), '', ...end, ...tail].join('\n').length - 50;
  const kept = fitting(names, room);
  const cut = kept.length < names.length ? [`- … and ${names.length - kept.length} more`] : [];
  return `${[intro(parts), '', ...kept, ...cut, ...end, ...tail].join('\n')}\n`;
}

function intro({ environment, from, back, services }: BodyParts): string {
  const what = services.length === 1 ? '1 service' : `${services.length} services`;
  if (back !== undefined)
    return [
      `Rolls back ${what} in ${code(environment)}.`,
      '',
      ...back.map((line) => `- ${plainText(line)}`),
    ].join('\n');
  const source =
    from === undefined ? 'from commits' : `as ${code(from)} runs ${services.length === 1 ? 'it' : 'them'}`;
  return `Promotes ${what} to ${code(environment)}, ${source}.`;
}

function gateTable({ back, gate, gates, check, services, objects }: BodyParts): readonly string[] {
  const rows = [
    ...gates.map(({ name, state, words }) => [name, gateSigns[state], plainText(words)]),
    // A way back may have to move images alone.
    ['checks', 'ok', `${back === undefined ? 'rendered and checked' : 'rendered'}, ${objectsWords(objects)}`],
    ...services.flatMap(copyRows),
    ...services.flatMap(migrationRows),
    ...services.flatMap(branchRows),
    ['approvals', 'asked', 'as the rules of the branch want them, for exactly what it brings now'],
    ['**merge**', statusSigns[gate.state], mergeWords({ gate, check })],
  ];
  const head = ['| gate | | |', '| --- | --- | --- |'];
  return [...head, ...rows.map((row) => `| ${row.join(' | ')} |`)];
}

const mergeWords = ({ gate, check }: Pick<BodyParts, 'gate' | 'check'>): string =>
  `${plainText(gate.words)}; ${code(check)} says it as it is now`;

const gateSigns = { ok: 'ok', waits: 'waits', 'set-aside': 'set aside', unknown: 'not known' } as const;
const statusSigns = { success: 'ok', pending: 'waits', failure: 'stops' } as const;

function copyRows({ service, copied }: ServicePart): readonly (readonly string[])[] {
  if (copied.length === 0) return [];
  const names = copied.map((image) => code(`${service}/${image}`)).join(', ');
  return [['copies', 'ok', `${names}: the same digest, nothing is built again`]];
}

function migrationRows({ service, before, after }: ServicePart): readonly (readonly string[])[] {
  return Object.entries(after.schemas ?? {})
    .filter(([database, version]) => before !== undefined && before.schemas?.[database] !== version)
    .map(([database, version]) => {
      const was = before?.schemas?.[database] ?? 'none';
      return [
        'migration',
        'look',
        `${code(`${service}/${database}`)} goes from ${code(was)} to ${code(version)}`,
      ];
    });
}

function branchRows({ service, after }: ServicePart): readonly (readonly string[])[] {
  const { branchedFrom } = after.source;
  if (branchedFrom === undefined) return [];
  return [
    [
      'branch',
      'look',
      `${code(service)} was built off the tracked branch, which it left at ${short(branchedFrom)}`,
    ],
  ];
}

function serviceLines(part: ServicePart): readonly string[] {
  const { service, before, after, definition, definitionGoes, moreDefinition: more, edited } = part;
  const defined = [...definition.map(commitLine), ...(more > 0 ? [`… and ${more} more`] : [])];
  const since = `The definition was edited since this was tested in ${code(after.definition.environment)}.`;
  return [
    `### ${moved(service, before, after)}`,
    '',
    ...commitLines(part),
    ...defined.map((line) => `- ${definitionGoes === 'back' ? 'taken out of the ' : ''}definition: ${line}`),
    ...(edited === 'since-tested' ? ['', since] : []),
    '',
  ];
}

function moved(service: string, before: Release | undefined, after: Release): string {
  if (before !== undefined && isRedefined(before, after)) {
    return `${plainText(service)}: ${code(nameOf(after))} with another definition`;
  }
  const from = before === undefined ? 'first release' : code(nameOf(before));
  return `${plainText(service)}: ${from} → ${code(nameOf(after))}`;
}

function commitLines({ commits, more, since }: ServicePart): readonly string[] {
  if (since === 'first') return ['- the first release here'];
  if (since === 'unknown')
    return ['- what runs here is in no branch any more, so it is not known what is new'];
  const how = since === 'back' ? 'taken out' : 'new';
  if (commits.length === 0) return [`- no commit that it is built from is ${how}`];
  const lines = [...commits.map(commitLine), ...(more > 0 ? [`… and ${more} more`] : [])];
  return lines.map((line) => (since === 'back' ? `- taken out: ${line}` : `- ${line}`));
}

const commitLine = ({ commit, title, author }: CommitPart): string =>
  `${short(commit)} ${plainText(title)} (${plainText(author)})`;

const short = (commit: string): string => code(commit.slice(0, 7));
const nameOf = ({ version, source }: Release): string => version ?? source.commit.slice(0, 7);

function rollbackLines({ environment, services, back: returns }: BodyParts): readonly string[] {
  if (returns !== undefined) {
    const lifts = services.map(
      ({ service }) => `fairlead hold --env ${environment} --service ${service} --lift`,
    );
    return [
      'Nothing else arrives after the merge, until somebody lifts the hold:',
      '',
      ...block('sh', lifts),
    ];
  }
  const back = services.flatMap(({ service, before, after }) => {
    if (before === undefined) return [];
    const to = isRedefined(before, after) ? '' : ` --to ${nameOf(before)}`;
    return [`fairlead rollback --env ${environment} --service ${service}${to} --reason '…'`];
  });
  const [first] = back;
  if (first === undefined)
    return ['A first release: to take it back, hold the service and release a good commit.'];
  return ['To go back after the merge; a set returns as a whole:', '', ...block('sh', [first])];
}
