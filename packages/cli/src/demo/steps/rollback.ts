import { push } from '../commit.js';
import { expected } from '../expected.js';
import { promoted, requestIn } from '../promotion.js';
import { expectArrived, short } from '../runs.js';
import { changeSource, pull, pushImages, tagVersion } from '../ship.js';
import type { Stage } from '../stage.js';
import type { Step } from '../step.js';

/** A bad release reaches production, is taken back, and neither it nor the next one comes by itself. */
export const rollback: Step = {
  name: 'rollback',
  title: ({ subject: { production } }) => `A bad release reaches ${production.name}: roll back, and hold`,
  async run(stage) {
    const { service, production } = stage.subject;
    const bad = await ship(stage, 'v1.2.0', 'feat: two ships may share a berth');
    await stage.fairlead('request', 'merge', `${bad.request}`);
    await expectArrived(stage, bad.commit, { [production.name]: 'runs' });
    pull(stage);
    const next = await ship(stage, 'v1.3.0', 'feat: berths are painted blue');
    const why = ['--reason', 'berths are double-booked'];
    const back = await promoted(stage, 'rollback', '--env', production.name, '--service', service, ...why);
    await expectArrived(stage, bad.commit, { [production.name]: 'gone' });
    const closed = back.journal.some(
      ({ action }) => action.kind === 'close-request' && action.ref.number === next.request,
    );
    expected(closed, `the stale request ${next.request} was not closed`);
    const { notes } = await promoted(stage, 'promote');
    const isHeld = notes.some(
      (note) =>
        note.kind === 'skip' && note.because === 'held' && note.target.environment === production.name,
    );
    expected(isHeld, `${production.name} is not held`);
    return {
      summary: `${service} ${short(bad.commit)} is out of ${production.name}, request ${next.request} closed, a hold says why`,
      json: { bad, next, closed, held: isHeld },
    };
  },
};

/** The whole way to a request for production. */
async function ship(stage: Stage, version: string, message: string) {
  changeSource(stage, message);
  push(stage);
  tagVersion(stage, version);
  await pushImages(stage, [stage.subject.service]);
  const commit = stage.git.run('rev-parse', 'HEAD');
  const request = requestIn(await promoted(stage, 'promote'), stage.subject.production.name);
  pull(stage);
  return { commit, request };
}
