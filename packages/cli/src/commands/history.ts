import { type Event, historyOf } from '@fairlead/pipeline/ledger';
import { command } from '../command.js';
import { exits } from '../io.js';
import { columns } from '../promotion/columns.js';
import { entriesOf } from '../promotion/entries.js';
import { knownServices } from '../promotion/known-services.js';
import { wholeNumber } from '../promotion/options.js';
import { surveyed } from '../promotion/surveyed.js';

export { historyCommand as command };

interface Options {
  readonly env?: readonly string[];
  readonly service?: readonly string[];
  readonly most: number;
}

const historyCommand = command<Options>({
  name: 'history',
  summary: 'Tell what happened to releases, newest first, from the history of the ledger.',
  configure: (line) =>
    line
      .option('--env <environment...>', 'Environments to tell of (default: all)')
      .option('--service <service...>', 'Services to tell of (default: all)')
      .option('--most <count>', 'How many events to tell', wholeNumber, 20),
  examples: ['fairlead history', 'fairlead history --env prod --service api --most 5'],
  async run({ options: { env, service, most } }, io) {
    const standing = await surveyed(io, env);
    const entries = await entriesOf(standing);
    const services = knownServices(service, standing, entries);
    const history = historyOf(entries, { ...(env && { environments: env }), ...services });
    const events = history.events.slice(0, most);
    const left = history.events.length - events.length;
    const rows = columns(events.map(row));
    const text = rows.length === 0 ? 'nothing was released yet' : rows.join('\n');
    return {
      exit: exits.done,
      text: left === 0 ? text : `${text}\n… and ${left} earlier: --most ${history.events.length}`,
      json: { ...history, events },
    };
  },
});

const kinds: { readonly [K in Event['kind']]: string } = {
  first: 'first',
  new: 'new',
  back: 'back to',
  again: 'again',
  gone: 'gone',
};

function row({
  at,
  environment,
  service,
  kind,
  version,
  commit,
  by,
  ledgerCommit,
}: Event): readonly string[] {
  const what = version ?? commit?.slice(0, 7) ?? '';
  const place = `${environment}/${service}`;
  return [at.slice(0, 16).replace('T', ' '), place, kinds[kind], what, by, ledgerCommit.slice(0, 7)];
}
