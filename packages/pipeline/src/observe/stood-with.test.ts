import { expect, test } from 'vitest';
import type { Recorded } from '../plan/observed.js';
import { released } from '../testing/released.js';
import { stoodWith } from './stood-with.js';

/** States of a service, newest first: the digit of the source, and the position of the commit that wrote it. */
const states = (service: string, ...of: readonly (readonly [string, number])[]): readonly Recorded[] =>
  of.map(([digit, position]) => ({
    commit: `e${position}`.padEnd(40, 'e'),
    at: '2026-11-02T10:00:00Z',
    position,
    release: released(service, digit, { version: `1.${digit}.0` }),
    writer: 'fairlead',
    heldSince: false,
  }));

const histories = new Map([
  ['api', states('api', ['7', 70], ['4', 40], ['1', 10])],
  ['web', states('web', ['8', 65], ['5', 50], ['3', 30], ['2', 5])],
]);

const stood = (name: Parameters<typeof stoodWith>[1]) =>
  Object.fromEntries(
    [...stoodWith(histories, name)].map(([service, history]) => [
      service,
      history.map(({ release }) => release.source.commit[0]).join(''),
    ]),
  );

test.each([
  ['a source', { commit: '4444' }, { api: '4', web: '853' }],
  ['the ledger commit that wrote it', { commit: 'e40' }, { api: '4', web: '853' }],
  ['a version', { version: 'v1.1.0' }, { api: '1', web: '32' }],
  ['what still stands', { commit: '7777' }, { api: '7', web: '8' }],
  ['nothing recorded', { commit: 'fff' }, { api: '', web: '' }],
])('who names %s means what stood meanwhile, of every service', (_, name, together) => {
  expect(stood(name)).toEqual(together);
});
