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
  ['<password>hunter2</password>', 'password'],
  ['<mail:relayPassword type="text">hunter2</mail:relayPassword>', 'relayPassword'],
  ['<user name="quay" password="hunter2"/>', 'password'],
  ["<user password='hunter2'/>", 'password'],
  ['<entry key="mail.password">hunter2</entry>', 'mail.password'],
  ['<property name="password" value="hunter2"/>', 'password'],
  [`<password>\${DB_PASSWORD:-hunter2}</password>`, 'password'],
  ['mysql -h db -u quay -phunter2 books', 'mysql -p'],
  ["mysqldump --single-transaction -p'hunter 2' books > books.sql", 'mysqldump -p'],
  ['mongosh --host db -u quay -p hunter2', 'mongosh -p'],
  ['/opt/mssql-tools/bin/sqlcmd -S db -U quay -P hunter2 -Q "select 1"', 'sqlcmd -P'],
  ['until redis-cli -h cache -a hunter2 ping; do sleep 1; done', 'redis-cli -a'],
  ['sshpass -p hunter2 scp books.sql backup:', 'sshpass -p'],
  ['docker login -u quay -p hunter2 registry.example.com', 'docker login -p'],
  ['ldapsearch -x -D cn=quay -w hunter2', 'ldapsearch -w'],
  ["CREATE USER 'quay'@'%' IDENTIFIED BY 'hunter2';", 'IDENTIFIED BY'],
  ["alter user quay identified with caching_sha2_password by 'hunter2'", 'IDENTIFIED BY'],
  ["CREATE ROLE quay WITH LOGIN PASSWORD 'hunter2';", 'PASSWORD'],
  ["ALTER ROLE quay\n  PASSWORD 'hunter2';", 'PASSWORD'],
  ["ALTER LOGIN quay WITH PASSWORD = 'hunter2'", 'PASSWORD'],
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
  '<password></password>',
  `<password>\${DB_PASSWORD}</password>`,
  '<password>@db.password@</password>',
  "<password>#{systemProperties['db.password']}</password>",
  '<string name="password">Your password</string>',
  '<label key="login.password">Password:</label>',
  '<label for="password">Password</label>',
  '<xs:element name="password" type="xs:string"/>',
  '<property name="password" value="%DB_PASSWORD%"/>',
  '<passwordFile>secrets/password</passwordFile>',
  'mysql -h db -P 3306 -p books < books.sql',
  'mysql -p"$MYSQL_PASSWORD" books',
  `mysqldump -p\${MYSQL_PASSWORD} books`,
  'usage: mysql -p[password] database',
  'mysql -pPASSWORD books',
  'psql -h db -p 5432 -U quay',
  'sqlcmd -S db -U quay -P "$SA_PASSWORD"',
  'mongodump --port 27017 -p %s',
  'redis-cli -h cache -p 6379 -a "$REDIS_PASSWORD"',
  'redis-cli -a $(cat /var/run/secrets/redis)',
  'docker run -p 8080:80 -a stdout api',
  'docker login -u quay --password-stdin; docker run -p 8080:80 api',
  'mkdir -p mysql/data',
  'ssh -p 2222 quay@login.example.com',
  "CREATE USER quay IDENTIFIED BY '%s'",
  `CREATE USER quay IDENTIFIED BY '\${QUAY_PASSWORD}'`,
  "CREATE USER quay IDENTIFIED BY '$QUAY_PASSWORD'",
  'CREATE USER quay IDENTIFIED BY ?',
  "ALTER ROLE quay PASSWORD :'password'",
  "ALTER ROLE quay PASSWORD '{{ .password }}'",
  'ALTER ROLE quay PASSWORD NULL',
  "the parcel is identified by 'code', the user by 'name'",
  'keyring: harbour\nmonkey: banana\ncache_key: orders\n',
])('%j does not', (text) => {
  expect(secretLine(text)).toBeUndefined();
});

test('the value of a flag may be the next word of a command', () => {
  expect(secretWord(['serve', '--db-password', 'hunter2'])).toBe('db-password');
  expect(secretWord(['serve', '--db-password=hunter2'])).toBe('db-password');
  expect(secretWord(['/bin/sh', '-ec', 'serve\nPASSWORD=hunter2 serve\n'])).toBe('PASSWORD');
  expect(secretWord(['redis-cli', '-a', 'hunter2', 'ping'])).toBe('redis-cli -a');
  expect(secretWord(['mysql', '-phunter2'])).toBe('mysql -p');
  expect(secretWord(['redis-cli', '-a', '$(REDIS_PASSWORD)'])).toBeUndefined();
  expect(secretWord(['serve', '-p', '8080', '-a', 'all'])).toBeUndefined();
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
    '\n',
    'mysql -'.repeat(10_000),
    '<key a="b" '.repeat(10_000),
    '\n',
    'user password '.repeat(10_000),
  ].join('');
  expect(secretLine(text)).toBeUndefined();
}, 2_000);
