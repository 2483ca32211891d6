/** Forms by which a secret gives itself away, whatever it is called. */
const forms: readonly { readonly what: string; readonly form: RegExp }[] = [
  { what: 'a private key', form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { what: 'an AWS access key', form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { what: 'a GitHub token', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60})/ },
  { what: 'a GitLab token', form: /\bglpat-[\w-]{20}/ },
  { what: 'a Google API key', form: /\bAIza[\w-]{35}/ },
  { what: 'a Slack token', form: /\bxox[abprs]-[\w-]{10}/ },
  { what: 'a Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{16}/ },
  { what: 'a JSON web token', form: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10}/ },
  { what: 'a password in a URL', form: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@$<{]+:[^\s/@$<{]+@[^\s/]/ },
];

/** Every form has one of these in it; nearly no text has. */
const mark = /PRIVATE KEY|A[KS]IA|gh[pousr]_|github_pat_|glpat-|AIza|xox|_live_|eyJ|@/;
const shortest = 12;

/** What kind of secret a text holds, by its form alone; nothing where it holds none that is known. */
export function secretForm(text: string): string | undefined {
  if (text.length < shortest || !mark.test(text)) return undefined;
  return forms.find(({ form }) => form.test(text))?.what;
}

/**
 * Names whose value is a secret: the word stands at the end, so `…_PASSWORD_FILE` is a path. `PWD` alone is the folder that
 * a shell is in. `PGPASSWORD`, `MYSQL_PWD` and `REDISCLI_AUTH` are what the clients of databases read.
 */
const secretEnd =
  /(?:[_.-]PWD|(?:^|[_.-])(?:(?:PG)?PASSWORD|PASSWD|PASS|REDIS(?:CLI)?_AUTH|PASSPHRASE|SECRET|TOKEN|CREDENTIALS?|(?:API|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION)[_-]?KEY))$/i;

/** A switch, a number, a path, or an address without a user is none: `MYSQL_RANDOM_ROOT_PASSWORD=yes`. */
const harmless = /^(?:|yes|no|true|false|on|off|none|\d{1,6}|\/.*|https?:\/\/[^@]*)$/is;

/** Whether a name is that of a secret, as `DB_PASSWORD`, `db.password` and `dbPassword` are. */
export function secretName(name: string): boolean {
  return secretEnd.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2'));
}

/** Whether a variable with this name and plain value would be a secret for everybody to read. */
export function isSecretLiteral(name: string, value: string): boolean {
  return secretName(name) && !harmless.test(value) && !value.includes('$(');
}
