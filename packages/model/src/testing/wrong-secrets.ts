import { inProd, platformOf, serverOf } from './platforms.js';
import { apiFile, type Wrong, wrongService } from './wrong.js';
import { wrongEnvironment } from './wrong-environments.js';

// In parts, so that no scanner takes it for a real one.
const key = `-----BEGIN ${'PRIVATE'} KEY-----`;

/** Mistakes about values that nobody may read in Git, and where they are kept. */
export const wrongSecrets: readonly Wrong[] = [
  wrongService(
    { config: { settings: { values: { MAIL_PASSWORD: 'hunter2' } } } },
    {
      code: 'FL_SECRET_LITERAL',
      because: 'a password in a config set',
      path: 'config.settings.values.MAIL_PASSWORD',
    },
  ),
  wrongService(
    { config: { settings: { files: { 'key.json': `{"private_key":"${key}"}` } } } },
    {
      code: 'FL_SECRET_LITERAL',
      because: 'a private key in a file',
      path: 'config.settings.files.key.json',
    },
  ),
  wrongService(
    {
      objects: {
        map: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { key } },
      },
    },
    { code: 'FL_SECRET_LITERAL', because: 'a private key in an extra object', path: 'objects.map.data.key' },
  ),
  wrongService(
    { config: { settings: { files: { 'mail.ini': '[mail]\npassword = hunter2\n' } } } },
    {
      code: 'FL_SECRET_LITERAL',
      because: 'a password in a line of a file',
      path: 'config.settings.files.mail.ini',
    },
  ),
  wrongService(
    {
      objects: {
        map: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'x' },
          data: { 'app.yaml': 'db:\n  password: hunter2\n' },
        },
      },
    },
    {
      code: 'FL_SECRET_LITERAL',
      because: 'a password in a file of an extra object',
      path: 'objects.map.data.app.yaml',
    },
  ),
  {
    code: 'FL_SECRET_LITERAL',
    because: 'a password in a script',
    platform: platformOf([serverOf('api', { run: { script: 'PASSWORD=hunter2 serve\n' } })]),
    file: apiFile,
    path: 'workloads.server.run.command.2',
    value: undefined,
  },
  {
    code: 'FL_SECRET_LITERAL',
    because: 'a password after its flag',
    platform: platformOf([serverOf('api', { run: { args: ['--db-password', 'hunter2'] } })]),
    file: apiFile,
    path: 'workloads.server.run.args',
    value: undefined,
  },
  {
    code: 'FL_SECRET_LITERAL',
    because: 'a token in a variable of production',
    platform: platformOf([serverOf('api', {}, inProd({ env: { API_TOKEN: 'x123' } }))]),
    file: apiFile,
    path: 'overrides.prod.workloads.server.env.API_TOKEN',
    value: undefined,
  },
  wrongEnvironment(
    { stores: { default: { kind: 'aws-secrets-manager' } } },
    { code: 'FL_STORE_PLACE', because: 'AWS from Google Cloud', path: 'stores.default.region' },
  ),
  wrongEnvironment(
    { cloud: { provider: 'none' }, stores: { default: { kind: 'google-secret-manager' } } },
    { code: 'FL_STORE_PLACE', because: 'Google from a laptop', path: 'stores.default.project' },
  ),
  wrongEnvironment(
    { stores: { default: { kind: 'other', provider: { fake: { data: [] } } } } },
    {
      code: 'FL_STORE_PROVIDER',
      because: 'values in the store itself',
      path: 'stores.default.provider',
      value: ['fake'],
    },
  ),
];
