import { expect, test } from 'vitest';
import { isSecretLiteral, secretForm } from './value-like.js';

// Put together here, so that no scanner of this repository takes the examples for real ones.
const examples = [
  ['a private key', `-----BEGIN ${'RSA'} PRIVATE KEY-----\nMII`],
  ['a private key', `{"private_key": "-----BEGIN ${'PRIVATE'} KEY-----\\n"}`],
  ['an AWS access key', `id: AKIA${'A'.repeat(16)}`],
  ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
  ['a GitLab token', `glpat-${'a'.repeat(20)}`],
  ['a Google API key', `AIza${'b'.repeat(35)}`],
  ['a Slack token', `xoxb-${'1'.repeat(12)}`],
  ['a Stripe key', `sk_live_${'c'.repeat(24)}`],
  ['a JSON web token', `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(12)}`],
  ['a password in a URL', 'postgres://api:hunter2@db.internal/api'],
] as const;

test.each(examples)('%s is seen by its form', (what, text) => {
  expect(secretForm(text)).toBe(what);
});

test.each([
  'https://git.example.com/harbour/platform.git',
  'https://token:$(TOKEN)@git.example.com/',
  'git@git.example.com:harbour/platform.git',
  `docker.io/library/postgres@sha256:${'a'.repeat(64)}`,
  '-----BEGIN CERTIFICATE-----\nMII',
  'http://[::1]:8080/@scope',
  'orders@quay-prod-sample.iam',
])('%j is no secret', (text) => {
  expect(secretForm(text)).toBeUndefined();
});

test.each([
  'DATABASE_PASSWORD',
  'api-token',
  'SECRET',
  'STRIPE_API_KEY',
  'mail.password',
  'AWS_SECRET_ACCESS_KEY',
  'PGPASSWORD',
  'MYSQL_PWD',
  'DB_PASS',
  'dbPass',
  'RABBITMQ_DEFAULT_PASS',
  'REDISCLI_AUTH',
])('a plain value of %s would be one', (name) => {
  expect(isSecretLiteral(name, 'hunter2')).toBe(true);
  expect(isSecretLiteral(name, '$(OTHER)')).toBe(false);
});

test.each([
  ['DATABASE_PASSWORD_FILE', '/var/run/secrets/database/password'],
  ['TOKEN_URL', 'https://login.example.com/token'],
  ['MAX_TOKENS', '4096'],
  ['MYSQL_RANDOM_ROOT_PASSWORD', 'yes'],
  ['CACHE_KEY', 'orders'],
  ['PWD', 'srv'],
  ['BYPASS', 'health'],
  ['HTTP_AUTH', 'basic'],
  ['PASSWORD', ''],
  ['TOKEN', 'https://login.example.com/token'],
  ['SECRET', '/var/run/secrets/it'],
])('%s=%s is none', (name, value) => {
  expect(isSecretLiteral(name, value)).toBe(false);
});
