import { environmentOf, platformOf, server, serverOf } from './platforms.js';
import { apiFile, type Wrong, wrongInProd, wrongService } from './wrong.js';

const steps = [{ weight: 20 }, { pause: 'until-promoted' }];
const canary = { strategy: 'canary', steps };
const watched = { ...canary, analysis: ['up'] };
const objectives = { up: { kind: 'availability', target: 99 } };
const database = { engine: 'postgres', connection: { kind: 'host', host: 'db.internal', port: 5432 } };

/** Mistakes about the way in which a new version is tried. */
export const wrongRollouts: readonly Wrong[] = [
  wrongInProd(
    { rollout: { strategy: 'canary', steps: [] } },
    { code: 'FL_ROLLOUT_STEPS', because: 'no steps', path: 'rollout.steps', value: [] },
  ),
  wrongInProd(
    { rollout: { strategy: 'canary', steps: [{ weight: 50 }, { weight: 20 }] } },
    { code: 'FL_ROLLOUT_WEIGHT', because: 'a weight that goes down', path: 'rollout.steps', value: 20 },
  ),
  wrongInProd(
    { rollout: { strategy: 'canary', steps: [{ pause: 60 }] } },
    { code: 'FL_ROLLOUT_WEIGHT', because: 'no weight', path: 'rollout.steps' },
  ),
  {
    code: 'FL_ROLLOUT_PAUSE',
    because: 'over before the analysis has seen anything',
    platform: platformOf(
      [
        serverOf(
          'api',
          { rollout: { ...watched, steps: [{ pause: 600 }, { weight: 20 }, { pause: 60 }] } },
          { objectives },
        ),
      ],
      [environmentOf('prod', { metrics: { provider: 'prometheus', address: 'http://prometheus:9090' } })],
    ),
    file: apiFile,
    path: 'workloads.server.rollout.steps',
    value: 60,
  },
  wrongInProd(
    { rollout: { ...canary, rollbackWindow: -1 } },
    { code: 'FL_ROLLOUT_WINDOW', because: 'less than none', path: 'rollout.rollbackWindow', value: -1 },
  ),
  wrongInProd(
    { rollout: { ...canary, scaleDown: 'never' } },
    {
      code: 'FL_ROLLOUT_SCALE_DOWN',
      because: 'no Deployment to scale down',
      path: 'rollout.scaleDown',
      value: 'never',
    },
  ),
  wrongInProd(
    { rollout: { ...canary, traffic: 'gateway-api' } },
    {
      code: 'FL_ROLLOUT_TRAFFIC',
      because: 'no route to divide',
      path: 'rollout.traffic',
      value: 'gateway-api',
    },
  ),
  wrongService(
    { workloads: { mail: { kind: 'worker', rollout: { strategy: 'blue-green' } } } },
    {
      code: 'FL_ROLLOUT_TRAFFIC',
      because: 'no Service to change over',
      path: 'workloads.mail.rollout.strategy',
      value: 'blue-green',
    },
  ),
  wrongInProd(
    { rollout: canary, update: { strategy: 'recreate' } },
    {
      code: 'FL_ROLLOUT_RECREATE',
      because: 'the old pods are gone before the new are tried',
      path: 'update.strategy',
      value: 'recreate',
    },
  ),
  wrongInProd(
    { rollout: { ...canary, jobs: ['server'] } },
    { code: 'FL_ROLLOUT_JOB', because: 'a server is no judge', path: 'rollout.jobs', value: 'server' },
  ),
  wrongService(
    {
      databases: { main: database },
      migrations: { main: { hook: 'migrate' } },
      workloads: {
        migrate: { kind: 'hook' },
        server: { ...server, rollout: { ...canary, jobs: ['migrate'] } },
      },
    },
    {
      code: 'FL_ROLLOUT_JOB',
      because: 'a migration has to come first',
      path: 'workloads.server.rollout.jobs',
      value: 'migrate',
    },
  ),
  wrongInProd(
    { rollout: watched },
    { code: 'FL_ROLLOUT_METRICS', because: 'nobody to ask', path: 'rollout.analysis', value: ['up'] },
    { objectives },
  ),
  {
    code: 'FL_ROLLOUT_METRICS',
    because: 'no keys of Datadog',
    platform: platformOf(
      [serverOf('api', { rollout: watched }, { objectives })],
      [environmentOf('prod', { metrics: { provider: 'datadog', secret: 'datadog' } })],
    ),
    file: apiFile,
    path: 'workloads.server.rollout.analysis',
    value: ['up'],
  },
];
