import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { imageStart } from '../testing/image.js';
import { type Build, buildService, endAll, SERVICE_FOLDER, start } from '../testing/program.js';

/** For a busy machine; a poll ends as soon as what it waits for is there. */
const PATIENCE = { timeout: 10_000 };

let build: Build;
let scratch: string;
let api: Server | undefined;

beforeAll(async () => {
  [build, scratch] = await Promise.all([buildService(), mkdtemp(join(tmpdir(), 'harbour-heartbeat-'))]);
});
afterEach(async () => {
  await endAll();
  api?.closeAllConnections();
  api?.close();
  api = undefined;
});
afterAll(async () => {
  await build.remove();
  await rm(scratch, { recursive: true, force: true });
});

/** An api on a free port of the loopback interface. */
async function serveApi(answer: RequestListener): Promise<string> {
  api = createServer(answer).listen(0, '127.0.0.1');
  await once(api, 'listening');
  const address = api.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

/** The worker as its Dockerfile starts it. */
async function startWorker(env: Record<string, string>) {
  const image = await imageStart(join(SERVICE_FOLDER, 'Dockerfile'));
  const [node, ...args] = [...image.entrypoint, ...image.command];
  expect(node).toBe('/nodejs/bin/node');
  return start({
    argv: [process.execPath, ...args],
    cwd: build.folder,
    env: { ...image.env, INTERVAL_SECONDS: '0.1', TIMEOUT_SECONDS: '0.7', ...env },
  });
}

const heartbeat = () => join(scratch, `alive-${expect.getState().currentTestName?.replaceAll(/\W/g, '-')}`);

test('each round sums up the harbour and leaves a heartbeat', async () => {
  const API_URL = await serveApi((request, response) => {
    const moorings = [{ berth: 'B12', ship: 'Aurora', departsAt: '2999-01-01T00:00:00Z' }];
    response.end(JSON.stringify(request.url === '/moorings' ? { moorings } : {}));
  });
  const worker = await startWorker({ API_URL, HEARTBEAT_FILE: heartbeat() });

  expect(await worker.said('round')).toMatchObject({ summary: { ships: 1, next: { ship: 'Aurora' } } });
  await expect.poll(() => readFile(heartbeat(), 'utf8').catch(() => ''), PATIENCE).toMatch(/^\d{4}-.*Z\n$/);
});

test('a worker whose api fails stays alive and says so', async () => {
  const API_URL = await serveApi((_, response) => response.writeHead(500).end());
  const worker = await startWorker({ API_URL, HEARTBEAT_FILE: heartbeat() });

  expect(await worker.said('round failed')).toMatchObject({ err: { message: 'the api answered 500' } });
  // More rounds than the watchdog would forgive.
  await expect
    .poll(() => worker.lines.filter((line) => line.msg === 'round failed').length, PATIENCE)
    .toBeGreaterThan(12);
  worker.signal('SIGTERM');
  expect(await worker.exit).toBe(0);
});

test('SIGTERM ends a round that waits for its answer', async () => {
  const asked = new EventEmitter();
  const question = once(asked, 'request');
  const API_URL = await serveApi(() => asked.emit('request'));
  const worker = await startWorker({ API_URL, HEARTBEAT_FILE: heartbeat(), TIMEOUT_SECONDS: '60' });

  await question;
  worker.signal('SIGTERM');
  expect(await worker.exit).toBe(0);
  expect(worker.lines.map((line) => line.msg)).toEqual(['working', 'stopping', 'stopped']);
});

test('a worker that cannot leave a heartbeat ends, so that it is started anew', async () => {
  const API_URL = await serveApi((_, response) => response.end('{"moorings":[]}'));
  const worker = await startWorker({ API_URL, HEARTBEAT_FILE: join(scratch, 'nowhere', 'alive') });

  expect(await worker.said('no heartbeat')).toMatchObject({ level: 'fatal' });
  expect(await worker.exit).toBe(1);
});

test('a worker without an api address says what is missing', async () => {
  const worker = await startWorker({});

  expect(await worker.exit).toBe(2);
  expect(worker.lines).toMatchObject([
    { level: 'fatal', err: { problems: [expect.stringMatching('API_URL')] } },
  ]);
});
