import { type Arrival, whereIs } from '@fairlead/pipeline/ledger';
import { holdersOf, servicesTouchedBy } from '@fairlead/pipeline/promotion';
import { command } from '../command.js';
import { exits } from '../io.js';
import { definitionsFolder } from '../promotion/clone.js';
import { columns } from '../promotion/columns.js';
import { entriesOf } from '../promotion/entries.js';
import { namedCommit } from '../promotion/named.js';
import { surveyed } from '../promotion/surveyed.js';

export { whereCommand as command };

const whereCommand = command<object>({
  name: 'where',
  summary: 'Tell how far a commit has come: in which environments what it changed runs, and since when.',
  configure: (line) => line.argument('<commit>', 'Commit, branch or tag'),
  examples: ['fairlead where main', 'fairlead where HEAD --json'],
  async run({ args: [name = ''] }, io) {
    const standing = await surveyed(io);
    const { mirror } = standing.shared;
    const commit = await namedCommit(io, standing.shared, name);
    const services = await servicesTouchedBy(mirror.git, {
      commit,
      tip: standing.tip,
      folder: definitionsFolder,
    });
    const entries = await entriesOf(standing);
    const holders = await holdersOf(
      mirror.git,
      commit,
      entries.flatMap(({ release }) => release?.source.commit ?? []),
    );
    const where = whereIs({
      commit,
      environments: standing.environments.map(({ environment }) => environment.name),
      services,
      entries,
      holds: (source) => holders.has(source),
    });
    const rows = where.services.flatMap(({ name: service, environments }) =>
      environments.map((each) => [service, each.environment, ...arrivalWords(each)]),
    );
    const nothing = `${commit.slice(0, 7)} changes nothing that a service is built from`;
    return {
      exit: exits.done,
      text: rows.length === 0 ? nothing : [`${commit.slice(0, 7)}`, ...columns(rows)].join('\n'),
      json: where,
    };
  },
});

function arrivalWords({ state, at = '', by = '' }: Arrival): readonly string[] {
  const since = at.slice(0, 16).replace('T', ' ');
  if (state === 'runs') return ['runs', `since ${since}`, by.slice(0, 7)];
  if (state === 'gone') return ['gone', `was there from ${since}`, by.slice(0, 7)];
  return ['not yet'];
}
