import type { ResolvedEnvironment } from '@fairlead/model';
import { expect, test } from 'vitest';
import { environmentRefusals } from './environment-refusals.js';
import { environmentOf } from './testing/at.js';

const arrival = { accepts: 'tracked', promote: 'each' } as const;
const addOn = { repository: 'https://charts.example.com', chart: 'x', version: '1.0.0', values: {} };

const refused: readonly (readonly [string, string, Partial<ResolvedEnvironment>])[] = [
  [
    'the image updater',
    'delivery.strategy',
    { delivery: { strategy: 'image-updater', follow: 'main', ...arrival } },
  ],
  [
    'a rollout restart',
    'delivery.strategy',
    { delivery: { strategy: 'rollout-restart', follow: 'main', ...arrival } },
  ],
  ['a registry of charts', 'ledger.kind', { ledger: { kind: 'oci', repository: 'r.example.com/charts' } }],
  ['an add-on', 'addOns.issuer', { addOns: { issuer: { ...addOn, namespace: 'issuer', enabled: true } } }],
];

test.each(refused)('%s is refused where it was written', (_, path, differences) => {
  expect(environmentRefusals(environmentOf(differences))).toMatchObject([
    { code: 'FL_NOT_COMPILED', file: 'apps/environments/prod/environment.ts', path },
  ]);
});

test('what is not asked for is not refused', () => {
  const off = { issuer: { ...addOn, namespace: 'issuer', enabled: false } };
  expect(environmentRefusals(environmentOf({ addOns: off }))).toEqual([]);
});
