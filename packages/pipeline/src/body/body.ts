import type { Release } from '@fairlead/model';
import { printMarker } from './marker.js';
import type { BodyParts, CommitPart, ObjectChange, ServicePart } from './parts.js';
import { block, code, details, oneLine, plainText } from './text.js';

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
    'There is more to say than the host takes: `fairlead history` and the diff have all of it.',
    '',
  ];
  const room = limit - [intro(parts), '', ...end, ...tail].join('\n').length - 50;
  const kept = fitting(names, room);
  const cut = kept.length < names.length ? [`- … and ${names.length - kept.length} more`] : [];
  return `${[intro(parts), '', ...kept, ...cut, ...end, ...tail].join('\n')}\n`;
}

function intro({ environment, from, services }: BodyParts): string {
  const what = services.length === 1 ? '1 service' : `${services.length} services`;
  const source = from === undefined ? 'from commits' : `from ${code(from)}, as it runs there`;
  return `Promotes ${what} to ${code(environment)}, ${source}.`;
}

function gateTable({ gate, services, objects }: BodyParts): readonly string[] {
  const copied = services.flatMap((each) => each.copied.map((image) => `${each.service}/${image}`));
  const rows = [
    ['gate', signs[gate.state], plainText(gate.words)],
    [
      'images',
      signs.success,
      copied.length === 0 ? 'all in the registry' : `copied by digest: ${copied.map(code).join(', ')}`,
    ],
    ...services.flatMap(migrationRows),
    ...services.flatMap(branchRows),
    ['objects', signs.success, `rendered and checked, ${objects.length} of them change`],
  ];
  return ['| | | |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)];
}

const signs = { success: 'ok', pending: 'waits', failure: 'stops' } as const;

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
  const { service, before, after, definition, edited } = part;
  const defined = definition.map((each) => `- definition: ${commitLine(each)}`);
  const since = `The definition was edited since this was tested in ${code(after.definition.environment)}.`;
  return [
    `### ${moved(service, before, after)}`,
    '',
    ...commitLines(part),
    ...defined,
    ...(edited === 'since-tested' ? ['', since] : []),
    '',
  ];
}

function moved(service: string, before: Release | undefined, after: Release): string {
  const from = before === undefined ? 'first release' : code(nameOf(before));
  return `${plainText(service)}: ${from} → ${code(nameOf(after))}`;
}

function commitLines({ commits, more, since }: ServicePart): readonly string[] {
  if (since === 'first') return ['- the first release here'];
  if (since === 'unknown')
    return ['- what runs here is in no branch any more, so it is not known what is new'];
  if (commits.length === 0) return ['- no commit that it is built from is new'];
  return [...commits.map((each) => `- ${commitLine(each)}`), ...(more > 0 ? [`- … and ${more} more`] : [])];
}

const commitLine = ({ commit, title, author }: CommitPart): string =>
  `${short(commit)} ${plainText(title)} (${plainText(author)})`;

const short = (commit: string): string => code(commit.slice(0, 7));
const nameOf = ({ version, source }: Release): string => version ?? source.commit.slice(0, 7);

function objectLines(objects: readonly ObjectChange[], room: number): readonly string[] {
  if (objects.length === 0) return [];
  const lines = objects.flatMap(changeLines);
  const kept = fitting(lines, room);
  const cut =
    kept.length === lines.length
      ? []
      : ['', `… ${lines.length - kept.length} more lines: see the diff of this request.`];
  const summary = objects.length === 1 ? '1 object changes' : `${objects.length} objects change`;
  return [...details(summary, [...block('diff', kept), ...cut]), ''];
}

function changeLines({ owner, id, kind, fields }: ObjectChange): readonly string[] {
  const title = `${oneLine(id)} (${oneLine(owner)})`;
  if (kind === 'added') return [`+ ${title}`];
  if (kind === 'removed') return [`- ${title}`];
  return [
    `  ${title}`,
    ...fields.flatMap(({ path, from, to }) => [
      ...(from === undefined ? [] : [`-   ${oneLine(path)}: ${JSON.stringify(from)}`]),
      ...(to === undefined ? [] : [`+   ${oneLine(path)}: ${JSON.stringify(to)}`]),
    ]),
  ];
}

function rollbackLines({ environment, services }: BodyParts): readonly string[] {
  const back = services.flatMap(({ service, before }) =>
    before === undefined
      ? []
      : [`fairlead rollback --env ${environment} --service ${service} --to ${nameOf(before)} --reason '…'`],
  );
  const [first] = back;
  if (first === undefined)
    return ['A first release: to take it back, hold the service and release a good commit.'];
  return ['To go back after the merge; a set returns as a whole:', '', ...block('sh', [first])];
}

/** As many lines as have room. */
function fitting(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  const at = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return at === -1 ? lines : lines.slice(0, at);
}
