import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, type JsonObject } from '@fairlead/model';
import { RegistryFailure } from './failure.js';

/** What a registry is told about who asks. */
export type Credential =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** A token that buys others (OAuth 2 refresh token); helpers give it under the user name `<token>`. */
  | { readonly kind: 'identity'; readonly token: string };

/** Where credentials come from: asked once for each registry. `undefined` is anonymous. */
export type Credentials = (registry: string) => Promise<Credential | undefined>;

/** Nobody in particular. */
export const anonymous: Credentials = async () => undefined;

/** A program that is given `input` on standard input; secrets are in neither arguments nor environment. */
export type RunHelper = (
  program: string,
  input: string,
) => Promise<{ readonly status: number; readonly output: string }>;

/** The keys under which Docker's file may know a registry; Docker Hub has a key of its own. */
function keysOf(registry: string): readonly string[] {
  const hub = ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io'];
  return registry === 'docker.io' ? hub : [registry, `https://${registry}`, `https://${registry}/`];
}

/**
 * Credentials as `docker login` keeps them: `config.json` with `credHelpers`, `credsStore` and `auths`, in this
 * order, as Docker's reference of its command line says. Only the file's own folder is looked at.
 *
 * @param folder `$DOCKER_CONFIG`, or `.docker` in the home folder; a missing file is anonymous
 */
export function dockerCredentials(folder: string, run: RunHelper = runHelper): Credentials {
  let file: Promise<JsonObject> | undefined;
  return async (registry) => {
    file ??= readConfig(join(folder, 'config.json'));
    const config = await file;
    const helper = helperOf(config, registry);
    if (helper !== undefined) return askHelper({ helper, registry, run });
    const auths = isObject(config['auths']) ? config['auths'] : {};
    const entry = keysOf(registry)
      .map((key) => auths[key])
      .find(isObject);
    return entry === undefined ? undefined : credentialIn(entry);
  };
}

async function readConfig(file: string): Promise<JsonObject> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  try {
    const read: unknown = JSON.parse(text);
    if (isObject(read)) return read;
  } catch {
    // What JSON.parse says quotes the file, and the file holds passwords.
  }
  throw new RegistryFailure('denied', file, 'Docker keeps credentials there, and it is no JSON object');
}

function helperOf(config: JsonObject, registry: string): string | undefined {
  const own = isObject(config['credHelpers']) ? config['credHelpers'] : {};
  const named = keysOf(registry)
    .map((key) => own[key])
    .find((each) => each !== undefined);
  const helper = named ?? config['credsStore'];
  return typeof helper === 'string' && helper !== '' ? helper : undefined;
}

/** The protocol of docker-credential-helpers: `get`, the server on standard input, JSON on standard output. */
async function askHelper({ helper, registry, run }: { helper: string; registry: string; run: RunHelper }) {
  const program = `docker-credential-${helper}`;
  if (!/^[A-Za-z0-9._-]+$/.test(helper))
    throw new RegistryFailure('denied', registry, `\`${helper}\` is no name of a credential helper`);
  const server = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
  const { status, output } = await run(program, server);
  if (status !== 0) {
    if (/credentials not found/i.test(output)) return undefined;
    throw new RegistryFailure('denied', registry, `${program} ended with status ${status}`);
  }
  const said = parsed(output);
  const user = said?.['Username'];
  const secret = said?.['Secret'];
  if (typeof user === 'string' && typeof secret === 'string') return credentialOf(user, secret);
  throw new RegistryFailure('denied', registry, `${program} said nothing that is a credential`);
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function credentialOf(user: string, secret: string): Credential {
  return user === '<token>'
    ? { kind: 'identity', token: secret }
    : { kind: 'password', user, password: secret };
}

/** `auth` is `user:password` in base64; an identity token stands beside it and wins. */
function credentialIn(entry: JsonObject): Credential | undefined {
  const { identitytoken: token, auth, username, password } = entry;
  if (typeof token === 'string' && token !== '') return { kind: 'identity', token };
  if (typeof auth === 'string' && auth !== '') {
    const [user = '', ...rest] = Buffer.from(auth, 'base64').toString('utf8').split(':');
    return { kind: 'password', user, password: rest.join(':').replace(/\0+$/, '') };
  }
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  return { kind: 'password', user: username, password };
}

const runHelper: RunHelper = (program, input) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => output.push(data));
    child.on('error', () => reject(new RegistryFailure('denied', program, 'could not be run')));
    child.on('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(output).toString() }));
    // A helper may end without reading.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
