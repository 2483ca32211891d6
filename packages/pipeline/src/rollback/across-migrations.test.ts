import { expect, test } from 'vitest';
import type { Observed, ObservedService } from '../plan/observed.js';
import { observeWorld } from '../testing/world/observe-world.js';
import { asked, back, override, promoted } from '../testing/world/rolled-back.js';
import { refusals, type Story } from '../testing/world/story.js';
import { planRollback } from './rollback.js';

test('a migration in between is asked about', () => {
  const { story, commits } = promoted(2, (at) => ({ schemas: { moorings: `000${at}` } }));
  const { actions } = asked(story);
  expect(actions).toEqual([
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'FL_ROLLBACK_MIGRATION',
        what: expect.stringContaining('moorings is at 0001 and was at 0000'),
      }),
    }),
  ]);
  asked(story, { overrides: [override('migration')] });
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test('releases of the same schema go back without a question', () => {
  const { story, commits } = promoted(2, () => ({ schemas: { moorings: '0001' } }));
  expect(refusals(asked(story))).toEqual([]);
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test('the way to a state of a newer schema is no way back', () => {
  const { story, commits } = promoted(2, (at) => ({
    schemas: { moorings: `000${9 + at}`.replace('00010', '0010') },
  }));
  asked(story, { overrides: [override('migration')] });
  expect(refusals(asked(story, { to: { commit: commits[1] ?? '' }, reason: 'that was wrong' }))).toEqual([]);
  expect(story.commitOf('prod/api')).toBe(commits[1]);
});

/** Production as it is seen when the release file is taken away, or is none any more. */
function unread(story: Story, how: 'gone' | 'corrupt'): Observed {
  const observed = observeWorld(story.world);
  const environments = observed.environments.map((each) => {
    const { release: _, ...api } = each.services['api'] as ObservedService;
    const problem = {
      code: 'FL_RELEASE_JSON',
      file: 'api.json',
      path: '',
      value: '{',
      what: 'is no JSON',
      mend: '',
    } as const;
    const service = how === 'gone' ? api : { ...api, releaseProblem: problem, history: api.history.slice(1) };
    return { ...each, services: { api: service } };
  });
  return { ...observed, environments };
}

test('a release file that was taken away has left its schema behind', () => {
  const { story, commits } = promoted(2, (at) => ({ schemas: { moorings: `000${at}` } }));
  const to = { commit: commits[0] ?? '' };
  expect(refusals(planRollback(unread(story, 'gone'), { ...back, to }, story.now))).toEqual([
    'prod/api FL_ROLLBACK_MIGRATION',
  ]);
});

test('whether a migration lies between is asked where what runs cannot be read', () => {
  const { story } = promoted(2, () => ({ schemas: { moorings: '0001' } }));
  const observed = unread(story, 'corrupt');
  expect(planRollback(observed, back, story.now).actions).toEqual([
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'FL_ROLLBACK_MIGRATION',
        what: expect.stringContaining(
          'what runs cannot be read, the newest that can be needs moorings at 0001',
        ),
      }),
    }),
  ]);
  const aside = { ...back, overrides: [override('migration')] };
  expect(planRollback(observed, aside, story.now).actions[0]).toMatchObject({ kind: 'write-ledger' });
});

test('without a schema there is nothing to ask, whatever can be read', () => {
  const { story } = promoted(2);
  for (const how of ['gone', 'corrupt'] as const) {
    const to = { commit: story.commitOf('prod/api') ?? '' };
    const ask = how === 'gone' ? { ...back, to } : back;
    expect(planRollback(unread(story, how), ask, story.now).actions[0]).toMatchObject({
      kind: 'write-ledger',
    });
  }
});
