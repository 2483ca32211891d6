import { expect, test } from 'vitest';
import { secretLine, secretWord } from './secret-lines.js';

test.each([
  ['password=hunter2', 'password'],
  ['# settings\n[mail]\npassword = hunter2\n', 'password'],
  ['spring.datasource.password=hunter2', 'spring.datasource.password'],
  ['mail:\n  user: quay\n  password: "hunter2" # of the relay\n', 'password'],
  ['{"user":"quay","dbPassword":"hunter2"}', 'dbPassword'],
  ["{'client_secret': 'hunter2'}", 'client_secret'],
  ['export API_TOKEN=hunter2\nexec serve', 'API_TOKEN'],
  ['PASSWORD=hunter2 psql -h db', 'PASSWORD'],
  ['exec serve --db-password=hunter2', 'db-password'],
  ["exec serve --password 'hunter2'", 'password'],
  ['curl -H "X-Api-Key: hunter2" http://api', 'X-Api-Key'],
  ['curl http://api/?access_token=hunter2', 'access_token'],
  ['kubectl create secret generic x --from-literal=password=hunter2', 'password'],
  ["config.merge!(:password => 'hunter2')", 'password'],
  [`PASSWORD=\${PASSWORD:-hunter2}`, 'PASSWORD'],
  [`password: \${DB_PASSWORD:hunter2}`, 'password'],
  ['# password=hunter2', 'password'],
])('%j gives a secret away', (text, name) => {
  expect(secretLine(text)).toBe(name);
});

test.each([
  'password=',
  'password: ""',
  'password:\n  from: file\n',
  'password: |\n',
  'password=$PASSWORD',
  `password: "\${DB_PASSWORD}"`,
  `password: \${DB_PASSWORD:}`,
  `PASSWORD=\${PASSWORD:-}`,
  `PASSWORD=\${PASSWORD:?is not set}`,
  'PASSWORD="$(cat /var/run/secrets/db/password)"',
  'TOKEN=`cat /var/run/secrets/token`',
  'password = {{ .password }}',
  'password: <the password>',
  'password: ******',
  'password: /var/run/secrets/db/password',
  'password_file = hunter2.txt',
  'DATABASE_PASSWORD_FILE=secrets/password',
  'token: sm://harbour/token',
  'token_url: https://login.example.com/token',
  'max_token=4096',
  'const token = process.env.TOKEN;',
  'token = fetch_token(server)',
  'if [ "$TOKEN" = "x" ]; then exit 1; fi',
  'if (token == null) return;',
  '# password: the one that you were given',
  'apiToken: false',
  'fetch(url, { credentials: "include" })',
  'gcloud secrets versions access latest --secret=mail-password',
  'docker build --secret id=npmrc .',
  'docker login --password-stdin registry.example.com',
  'serve --token-file tokens --port 80',
  'serve --token --verbose',
  'password=hunter2 # gitleaks:allow',
  'Forgot your password? Ask for another.',
  'keyring: harbour\nmonkey: banana\ncache_key: orders\n',
])('%j does not', (text) => {
  expect(secretLine(text)).toBeUndefined();
});

test('the value of a flag may be the next word of a command', () => {
  expect(secretWord(['serve', '--db-password', 'hunter2'])).toBe('db-password');
  expect(secretWord(['serve', '--db-password=hunter2'])).toBe('db-password');
  expect(secretWord(['/bin/sh', '-ec', 'serve\nPASSWORD=hunter2 serve\n'])).toBe('PASSWORD');
  expect(secretWord(['serve', '--db-password', '$(DB_PASSWORD)', '--token', '--port', '80'])).toBeUndefined();
});

test('a long text costs no more than its length', () => {
  const text = [
    'token',
    ' '.repeat(50_000),
    'x\n',
    'password.'.repeat(5_000),
    '\n',
    'a=b '.repeat(20_000),
  ].join('');
  expect(secretLine(text)).toBeUndefined();
}, 2_000);
