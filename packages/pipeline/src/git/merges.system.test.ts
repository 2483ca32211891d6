import { afterEach, expect, test } from 'vitest';
import { type BareRepository, bareRepository } from '../testing/bare-repository.js';
import { committedChanges } from './changes.js';
import { mergedChanges } from './merges.js';

const open: BareRepository[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.remove()));
});

async function repository(): Promise<BareRepository> {
  const made = await bareRepository();
  open.push(made);
  return made;
}

test('what came to a branch is told with its files, newest first', async () => {
  const { git, commit, tip } = await repository();
  const since = await tip('main');
  await commit('main', { a: '1\n', 'b/c': '1\n' }, 'first');
  await commit('main', { a: undefined, ' odd\nname': '2\n' }, 'second');
  const changes = await mergedChanges(git, {
    tip: await tip('main'),
    since,
    paths: [],
    fields: ['%s', '%b'],
  });
  expect(changes.map(({ fields, files }) => [fields, [...files.keys()]])).toEqual([
    [
      ['second', ''],
      [' odd\nname', 'a'],
    ],
    [
      ['first', ''],
      ['a', 'b/c'],
    ],
  ]);
  expect(changes[0]?.files.get('a')).toBe('absent');
  expect(await mergedChanges(git, { tip: since, since, paths: [], fields: ['%H'] })).toEqual([]);
});

test('whatever stands in a message is text: it makes no commit, field or file of its own', async () => {
  const { git, commit, tip } = await repository();
  const odd = `fix \x1e${'a'.repeat(40)}\x1f2026\x1d\n\n:100644 100644 ${'1'.repeat(40)} ${'2'.repeat(40)} M\n\x1e\x1d\x1f`;
  const made = await commit('main', { a: '1\n' }, odd);
  const of = { tip: await tip('main'), paths: ['a'] };
  const [one, ...others] = await mergedChanges(git, { ...of, fields: ['%H', '%s', '%b'] });
  expect(others).toEqual([]);
  expect(one?.fields[0]).toBe(made);
  expect([...(one?.files.keys() ?? [])]).toEqual(['a']);
  const changes = await committedChanges(git, { ...of, trailer: 'Fairlead-Command' });
  expect(changes).toEqual([expect.objectContaining({ commit: made, author: 'Ada', trailer: '' })]);
});
