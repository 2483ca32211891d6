/** A place of a line that may give a secret its value. */
export interface Told {
  /** What is given one, as whoever reads the finding knows it. */
  readonly name: string;
  /** With its quotes. */
  readonly value: string;
}

/** `<name key="…" …>value</name>` or `<name key="…" …/>`. */
const element =
  /<([A-Za-z_][\w.:-]{0,80})((?:\s{1,20}[\w.:-]{1,40}=(?:"[^"<>]{0,200}"|'[^'<>]{0,200}')){0,8})\s{0,20}(?:\/>|>(?=([^<>]{0,200})<\/))/g;
const attribute = /([\w.:-]+)=(["'])(.*?)\2/g;

/**
 * What elements of XML have: by the name of the element, or by that of an entry, whose value is its text or an attribute
 * (`<entry key="mail.password">…</entry>`, `<add name="password" value="…"/>`).
 */
export function inMarkup(line: string): readonly Told[] {
  if (!line.includes('<')) return [];
  return [...line.matchAll(element)].flatMap(([, tag = '', attributes = '', text]): readonly Told[] => {
    const said = new Map(
      [...attributes.matchAll(attribute)].map(([, key = '', , value = '']) => [key, value]),
    );
    const entry = said.get('name') ?? said.get('key');
    const name = entry ?? tag.slice(tag.lastIndexOf(':') + 1);
    const value = (entry === undefined ? undefined : said.get('value')) ?? text;
    return value === undefined || isForPeople(value) ? [] : [{ name, value }];
  });
}

/** What a person reads of a password is no password: `<string name="password">Your password</string>`, `Password:`. */
const isForPeople = (text: string): boolean => /\S\s+\S|[:*]\s*$|^\s*[A-Z][a-z]+\s*$/.test(text);

/** A word of a command, as a shell has it. */
const word = '("[^"]{0,200}"|\'[^\']{0,200}\'|[^\\s"\';&|)]{1,200})';

/** Clients and how each is told a password; a port or a user of others has the same letter. */
const clients: readonly { readonly called: string; readonly flag: string }[] = [
  // With a blank the client asks for it, and the next word is a database. (dev.mysql.com, mysql command options)
  { called: 'mysql(?:dump|admin|import|show|check|slap|pump|sh)?|mariadb(?:-[a-z]+)?', flag: '-p(?=\\S)' },
  { called: 'mongo(?:sh|dump|restore|export|import|stat|top|files)?', flag: '-p\\s{0,9}' },
  { called: 'sqlcmd|bcp', flag: '-P\\s{0,9}' },
  { called: 'redis-cli|valkey-cli', flag: '-a\\s{1,9}' },
  { called: 'sshpass', flag: '-p\\s{0,9}' },
  { called: 'mosquitto_(?:pub|sub|rr)', flag: '-P\\s{1,9}' },
  { called: 'ldap(?:search|modify|add|delete|passwd|whoami)', flag: '-w\\s{0,9}' },
  // `-u name` alone asks for the password. (curl.se/docs/manpage.html#-u)
  { called: 'curl', flag: '(?:-u|--user)[\\s=]{0,9}["\']?[^\\s:"\']{1,80}:' },
  {
    called: '(?:docker|podman|buildah|skopeo|crane|helm)\\s{1,9}(?:auth |registry )?login',
    flag: '-p\\s{1,9}',
  },
];

const commands = clients.map(
  ({ called, flag }) =>
    new RegExp(`(?:^|[\\s;&|("'\`/])(${called})(?=\\s)[^;&|]{0,300}?\\s(${flag})${word}`, 'g'),
);

/** What clients on a command line are told by a short option. */
export function inCommands(line: string): readonly Told[] {
  return commands.flatMap((form) =>
    [...line.matchAll(form)].map(([, client = '', flag = '', value = '']) => ({
      name: `${client} ${flag.trim().split(/[\s=]/, 1)}`,
      value,
    })),
  );
}

/** `IDENTIFIED BY '…'` of MySQL and Oracle, `PASSWORD '…'` of PostgreSQL's roles. */
const statement =
  /((?:\b(?:(?:create|alter)\s{1,9}user|grant)\b[^;]{0,200}|^\s{0,80})\bidentified\s{1,9}(?:with\s{1,9}\S{1,60}\s{1,9})?by(?:\s{1,9}password)?|(?:\b(?:role|user|with|encrypted)\b[^'"]{0,200}|^\s{0,80})\bpassword)\s{1,9}("[^"]{0,200}"|'[^']{0,200}')/gi;

/** What a statement of SQL gives a role. */
export function inStatements(line: string): readonly Told[] {
  return [...line.matchAll(statement)].map(([, clause = '', value = '']) => ({
    name: /identified/i.test(clause) ? 'IDENTIFIED BY' : 'PASSWORD',
    value,
  }));
}
