import { environmentOf, type Fields, platformOf, serviceOf } from './platforms.js';
import type { Wrong } from './wrong.js';

type Said = Pick<Wrong, 'code' | 'because' | 'path'> & { readonly value?: Wrong['value'] };

/** A mistake in the definition of production, which comes after dev. */
export function wrongEnvironment(fields: Fields, { value, ...said }: Said): Wrong {
  const platform = platformOf([serviceOf('api')], [environmentOf('dev'), environmentOf('prod', fields)]);
  return { ...said, value, platform, file: 'apps/environments/prod/environment.ts' };
}

const wrongDelivery = (delivery: Fields, said: Said) =>
  wrongEnvironment({ delivery: { strategy: 'commit-on-merge', ...delivery } }, said);

const wrongLedger = (ledger: Fields, said: Omit<Said, 'code'> & Partial<Said>) =>
  wrongEnvironment({ ledger, format: 'helm' }, { code: 'FL_LEDGER', ...said });

const winter = { reason: 'nobody is there', timeZone: 'Europe/Berlin' };

const wrongFreeze = (freeze: Fields, { path, ...said }: Omit<Said, 'code'>) =>
  wrongEnvironment(
    { freezes: { winter: { ...winter, ...freeze } } },
    { code: 'FL_FREEZE', path: `freezes.winter${path}`, ...said },
  );

const hours = { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' };

const issuer = { repository: 'https://charts.example.com', chart: 'issuer', version: '1.4.2' };

const wrongAddOn = (addOn: Fields, { path, ...said }: Omit<Said, 'code'>) =>
  wrongEnvironment(
    { addOns: { issuer: { ...issuer, ...addOn } } },
    { code: 'FL_ADD_ON', path: `addOns.issuer.${path}`, ...said },
  );

/** Mistakes in what an environment says of itself. */
export const wrongEnvironments: readonly Wrong[] = [
  ...(
    [
      ['addOns', { addOns: { 'A b': issuer } }],
      ['freezes', { freezes: { 'A b': { ...winter, cron: '0 16 * * 5', hours: 8 } } }],
      ['sets', { sets: { 'A b': { values: {} } } }],
      ['stores', { stores: { 'A b': { kind: 'google-secret-manager' } } }],
      [
        'delivery.promote.sets',
        { delivery: { strategy: 'commit-on-merge', promote: { sets: { 'A b': [] } } } },
      ],
    ] as const
  ).map(([path, fields]) =>
    wrongEnvironment(fields, { code: 'FL_NAME', because: path, path: `${path}.A b`, value: 'A b' }),
  ),
  wrongEnvironment(
    { edge: { kind: 'haproxy' } },
    { code: 'FL_EDGE', because: 'no such edge', path: 'edge.kind', value: 'haproxy' },
  ),
  wrongEnvironment(
    { cloud: { provider: 'none' }, edge: { kind: 'gke-ingress' } },
    { code: 'FL_EDGE', because: 'of another cloud', path: 'edge.kind', value: 'gke-ingress' },
  ),
  wrongEnvironment(
    { cloud: { provider: 'none' }, edge: { kind: 'gateway-api', policies: 'gke' } },
    { code: 'FL_EDGE', because: 'policies of another cloud', path: 'edge.policies', value: 'gke' },
  ),
  wrongEnvironment(
    { workingHours: hours },
    { code: 'FL_HOURS_PROTECTED', because: 'production', path: 'workingHours', value: hours },
  ),
  wrongEnvironment(
    { protected: false, workingHours: { ...hours, on: '7:00' } },
    { code: 'FL_SCHEDULE', because: 'a time of day', path: 'workingHours.on', value: '7:00' },
  ),
  wrongEnvironment(
    { protected: false, workingHours: { ...hours, off: hours.on } },
    { code: 'FL_HOURS_EMPTY', because: 'on and off at once', path: 'workingHours.off', value: hours.on },
  ),
  {
    code: 'FL_SCHEDULE_OFF',
    because: 'a cron at night that calls what is off then',
    platform: platformOf(
      [
        serviceOf('api', {
          calls: { web: 'server.http' },
          workloads: { nightly: { kind: 'cron', schedule: { cron: '0 3 * * *' } } },
        }),
        serviceOf('web'),
      ],
      [environmentOf('dev', { workingHours: hours })],
    ),
    file: 'apps/services/api/service.ts',
    path: 'workloads.nightly.schedule.cron',
    value: '0 3 * * *',
  },
  wrongEnvironment(
    { tier: 'live' },
    { code: 'FL_TIER', because: 'no such tier', path: 'tier', value: 'live' },
  ),
  wrongEnvironment(
    { delivery: { strategy: 'pull-request', from: 'stg' } },
    { code: 'FL_DELIVERY_FROM', because: 'no such environment', path: 'delivery.from', value: 'stg' },
  ),
  wrongEnvironment(
    { delivery: { strategy: 'pull-request', from: 'prod' } },
    { code: 'FL_DELIVERY_FROM', because: 'from itself', path: 'delivery.from', value: 'prod' },
  ),
  wrongDelivery(
    { strategy: 'by-hand' },
    { code: 'FL_DELIVERY_STRATEGY', because: 'no such one', path: 'delivery.strategy', value: 'by-hand' },
  ),
  wrongDelivery(
    { accepts: '^1.0.0' },
    { code: 'FL_DELIVERY_ACCEPTS', because: 'a range', path: 'delivery.accepts', value: '^1.0.0' },
  ),
  wrongDelivery(
    { promote: 'all' },
    { code: 'FL_DELIVERY_PROMOTE', because: 'no such unit', path: 'delivery.promote', value: 'all' },
  ),
  ...[
    { because: 'no such service', sets: { pair: ['api', 'wab'] }, path: 'pair', value: 'wab' },
    { because: 'in two sets', sets: { one: ['api'], two: ['api'] }, path: 'two', value: 'api' },
  ].map(({ sets, path, ...said }) =>
    wrongDelivery(
      { promote: { sets } },
      { code: 'FL_DELIVERY_SET', path: `delivery.promote.sets.${path}`, ...said },
    ),
  ),
  ...['latest', '^2.0.0.0', '>= ', '1.0.0 ||'].map((versions) =>
    wrongDelivery(
      { strategy: 'version-release', versions },
      { code: 'FL_DELIVERY_VERSIONS', because: versions, path: 'delivery.versions', value: versions },
    ),
  ),
  ...(['image-updater', 'rollout-restart'] as const).flatMap((strategy) => [
    wrongDelivery(
      { strategy, follow: 'latest' },
      {
        code: 'FL_DELIVERY_FOLLOW',
        because: `latest (${strategy})`,
        path: 'delivery.follow',
        value: 'latest',
      },
    ),
    wrongDelivery(
      { strategy, follow: 'feature/x' },
      {
        code: 'FL_DELIVERY_FOLLOW',
        because: `no tag (${strategy})`,
        path: 'delivery.follow',
        value: 'feature/x',
      },
    ),
  ]),
  wrongDelivery(
    { strategy: 'image-updater' },
    { code: 'FL_DELIVERY_FOLLOW', because: 'nothing to follow', path: 'delivery.follow' },
  ),
  ...['main', 'a..b', 'deploy/dev'].map((branch) => {
    const delivery = { strategy: 'digest-commit', branch };
    const dev = environmentOf('dev', { delivery: { strategy: 'digest-commit' } });
    const platform = platformOf([serviceOf('api')], [dev, environmentOf('prod', { delivery })]);
    const file = 'apps/environments/prod/environment.ts';
    const said = { code: 'FL_DELIVERY_BRANCH', because: branch, path: 'delivery.branch' } as const;
    return { ...said, value: branch, platform, file };
  }),
  wrongEnvironment(
    { delivery: { strategy: 'digest-commit' }, ledger: { kind: 'branch', branch: 'env/prod' } },
    { code: 'FL_DELIVERY_LEDGER', because: 'two branches', path: 'ledger.kind', value: 'branch' },
  ),
  wrongEnvironment(
    {
      delivery: { strategy: 'image-updater', follow: 'main' },
      ledger: { kind: 'oci', repository: 'registry.example.com/charts' },
      format: 'helm',
    },
    {
      code: 'FL_DELIVERY_LEDGER',
      because: 'the updater writes to Git',
      path: 'delivery.strategy',
      value: 'image-updater',
    },
  ),
  wrongLedger({ kind: 's3' }, { because: 'no such kind', path: 'ledger.kind', value: 's3' }),
  wrongLedger(
    { kind: 'branch', branch: 'main' },
    { because: 'the tracked branch', path: 'ledger.branch', value: 'main' },
  ),
  wrongLedger({ kind: 'branch', branch: 'a b' }, { because: 'a blank', path: 'ledger.branch', value: 'a b' }),
  wrongLedger(
    { kind: 'repository', url: 'manifests', branch: 'main', path: '' },
    { because: 'no address', path: 'ledger.url', value: 'manifests' },
  ),
  wrongLedger(
    { kind: 'repository', url: 'git@git.example.com:a/b.git', branch: '-x', path: '' },
    { because: 'an option of git', path: 'ledger.branch', value: '-x' },
  ),
  wrongLedger(
    { kind: 'repository', url: 'https://git.example.com/a/b.git', branch: 'main', path: '../x' },
    { because: 'out of the repository', path: 'ledger.path', value: '../x' },
  ),
  wrongLedger(
    { kind: 'oci', repository: 'oci://registry.example.com/charts' },
    { because: 'with its scheme', path: 'ledger.repository', value: 'oci://registry.example.com/charts' },
  ),
  wrongEnvironment(
    { ledger: { kind: 'oci', repository: 'registry.example.com/charts' }, format: 'kustomize' },
    { code: 'FL_LEDGER_FORMAT', because: 'no charts', path: 'format', value: 'kustomize' },
  ),
  wrongEnvironment(
    { format: 'yaml' },
    { code: 'FL_FORMAT', because: 'no such one', path: 'format', value: 'yaml' },
  ),
  wrongFreeze(
    { reason: ' ', cron: '0 16 * * 5', hours: 8 },
    { because: 'no reason', path: '.reason', value: ' ' },
  ),
  wrongFreeze(
    { timeZone: 'Europe/Atlantis', cron: '0 16 * * 5', hours: 8 },
    { because: 'no such zone', path: '.timeZone', value: 'Europe/Atlantis' },
  ),
  wrongFreeze(
    { timeZone: '+01:00', cron: '0 16 * * 5', hours: 8 },
    { because: 'an offset', path: '.timeZone', value: '+01:00' },
  ),
  wrongFreeze({}, { because: 'no time', path: '' }),
  wrongFreeze(
    { from: '2026-12-18T18:00', to: '2027-01-04T08:00', hours: 3 },
    { because: 'two at once', path: '' },
  ),
  wrongFreeze(
    { from: '2026-02-30T18:00', to: '2027-01-04T08:00' },
    { because: 'no such day', path: '.from', value: '2026-02-30T18:00' },
  ),
  wrongFreeze(
    { from: '2026-12-18T18:00', to: '2027-01-04T08:00Z' },
    { because: 'another time zone', path: '.to', value: '2027-01-04T08:00Z' },
  ),
  wrongFreeze(
    { from: '2027-01-04T08:00', to: '2026-12-18T18:00' },
    { because: 'backwards', path: '.to', value: '2026-12-18T18:00' },
  ),
  wrongFreeze(
    { days: ['friday', 'Sat'], from: '16:00', to: '24:00' },
    { because: 'no such weekday', path: '.days', value: ['friday', 'Sat'] },
  ),
  wrongFreeze(
    { days: ['friday'], from: '24:00', to: '08:00' },
    { because: 'no day begins at its end', path: '.from', value: '24:00' },
  ),
  wrongFreeze(
    { days: ['friday'], from: '16:00', to: '16:00' },
    { because: 'no length', path: '.to', value: '16:00' },
  ),
  wrongFreeze({ cron: '0 16 * *', hours: 8 }, { because: 'four fields', path: '.cron', value: '0 16 * *' }),
  wrongFreeze(
    { cron: '0 25 * * 5', hours: 8 },
    { because: 'no such hour', path: '.cron', value: '0 25 * * 5' },
  ),
  wrongFreeze(
    { cron: '0 0 31 2 *', hours: 8 },
    { because: 'no such day of the month', path: '.cron', value: '0 0 31 2 *' },
  ),
  wrongFreeze({ cron: '0 16 * * 5', hours: 0 }, { because: 'no hours', path: '.hours', value: 0 }),
  wrongAddOn({ version: '1.4' }, { because: 'not exact', path: 'version', value: '1.4' }),
  wrongAddOn({ version: '^1.4.2' }, { because: 'a range', path: 'version', value: '^1.4.2' }),
  wrongAddOn({ repository: 'charts' }, { because: 'no address', path: 'repository', value: 'charts' }),
  wrongAddOn({ chart: 'a/b' }, { because: 'a path', path: 'chart', value: 'a/b' }),
  wrongAddOn({ namespace: 'A' }, { because: 'upper case', path: 'namespace', value: 'A' }),
];
