import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Access, Door } from './access.js';
import { blobRules } from './blob-rules.js';
import { Refusal } from './error.js';
import { manifestRules } from './manifest-rules.js';
import type { Answer, Question, Rule } from './rule.js';
import { Store } from './store.js';
import { type Trouble, Weather } from './weather.js';

/** A registry on this machine's loopback, for tests and the demo. It keeps everything in memory. */
export interface LoopbackRegistry {
  /** As references name it: `127.0.0.1:40123`. */
  readonly host: string;
  /** Method and path of every request so far, in order. */
  readonly requests: readonly string[];
  expireTokens(): void;
  /** Lets nobody into a repository, as hosted registries do with what may be hidden. @returns lets them in again */
  deny(repository: string): () => void;
  /** Keeps everything as it is now. @returns brings it back, as often as it is called */
  keep(): () => void;
  close(): Promise<void>;
}

export interface RegistryOptions {
  /** @default anyone */
  readonly access?: Access;
  /** @default none */
  readonly trouble?: Trouble;
  /** @default 0: one that is free */
  readonly port?: number;
}

const rules: readonly Rule[] = [...blobRules, ...manifestRules];
const served = /^\/v2\/(.+)\/(manifests\/[^/]+|blobs\/(?:uploads\/)?[^/]*|tags\/list)$/;

/** Starts it. */
export async function startRegistry(options: RegistryOptions = {}): Promise<LoopbackRegistry> {
  let store = new Store();
  const door = new Door(options.access ?? { kind: 'anyone' });
  const weather = new Weather(options.trouble ?? {});
  const denied = new Set<string>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void read(request)
      .then((question) => answered({ store, door, denied, weather }, request, question))
      .catch((): Answer => ({ status: 500 }))
      .then((answer) => send(request, response, answer));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    requests,
    expireTokens: () => door.expireTokens(),
    deny(repository) {
      denied.add(repository);
      return () => {
        denied.delete(repository);
      };
    },
    keep() {
      const kept = store.copy();
      return () => {
        store = kept.copy();
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Inside {
  readonly store: Store;
  readonly door: Door;
  readonly denied: ReadonlySet<string>;
  readonly weather: Weather;
}

function answered(inside: Inside, request: IncomingMessage, question: Question): Answer {
  try {
    return answer(inside, request, question);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const headers = { 'content-type': 'application/json', ...error.headers };
    return { status: error.status, headers, body: error.body };
  }
}

function answer(
  { store, door, denied, weather }: Inside,
  request: IncomingMessage,
  question: Question,
): Answer {
  const { pathname } = new URL(request.url ?? '/', question.origin);
  const { method = 'GET' } = request;
  if (pathname === '/token') return door.sellToken(question);
  const [, name = '', path = ''] = served.exec(pathname) ?? [];
  const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
  door.check(question, { name, action });
  if (denied.has(name)) throw new Refusal('DENIED');
  const bad = weather.strikes({ method, path });
  if (bad !== undefined) return bad;
  if (pathname === '/v2/') return { status: 200, body: '{}' };
  for (const rule of rules) {
    const found = rule.method === method ? rule.path.exec(path) : null;
    if (found === null) continue;
    const told = rule.answer({ store, name, reference: found[1] ?? '', question });
    return weather.passed({ method, path }, told);
  }
  throw new Refusal('UNSUPPORTED');
}

async function read(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const origin = `http://${request.headers.host}`;
  const query = new URL(request.url ?? '/', origin).searchParams;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { origin, query, headers, body: new Uint8Array(Buffer.concat(chunks)) };
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  const length = status === 204 ? {} : { 'content-length': bytes.length };
  response.writeHead(status, { ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
