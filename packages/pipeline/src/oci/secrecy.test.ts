import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Credentials } from './credentials.js';
import { clientOf } from './testing/clients.js';
import { imageOf } from './testing/images.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that says what a registry should not, and keeps what it was asked. */
async function serverOf(answer: (request: IncomingMessage) => Answer) {
  const asked: { readonly url: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: `${request.method} ${request.url}`, authorization: request.headers.authorization });
    const { status, headers } = answer(request);
    request.resume().on('end', () => response.writeHead(status, { ...headers }).end());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const user: Credentials = async () => ({ kind: 'password', user: 'harbour', password: 'secret' });

test('a registry that sends an upload elsewhere does not send the credentials with it', async () => {
  const elsewhere = await serverOf(() => ({ status: 400 }));
  const { host, asked } = await serverOf(({ method, headers }) => {
    if (headers.authorization === undefined)
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
    if (method === 'POST') return { status: 202, headers: { location: `http://${elsewhere.host}/upload` } };
    return { status: 404 };
  });
  const repository = { registry: host, name: 'harbour/api' };
  const pushed = clientOf(user).client.push({ repository, tag: 'v1', ...imageOf('x') });
  await expect(pushed).rejects.toMatchObject({ kind: 'invalid' });
  expect(asked.filter(({ authorization }) => authorization !== undefined).length).toBeGreaterThan(0);
  expect(elsewhere.asked).toEqual([
    { url: expect.stringMatching(/^PUT \/upload\?digest=/), authorization: undefined },
  ]);
});

test.each([
  ['in the clear', 'http://192.0.2.1/token', 'denied'],
  ['nowhere', 'token', 'invalid'],
  ['by another protocol', 'ftp://127.0.0.1/token', 'denied'],
])('a password is not sent to a token server %s', async (_, realm, kind) => {
  const { host } = await serverOf(() => ({
    status: 401,
    headers: { 'www-authenticate': `Bearer realm="${realm}",service="x"` },
  }));
  const { client, waits } = clientOf(user);
  const resolved = client.resolve({ repository: { registry: host, name: 'a' }, tag: 'v1' });
  await expect(resolved).rejects.toMatchObject({ kind });
  expect(waits).toEqual([]);
});

test('a refresh token buys another token by its own form, and is in no address', async () => {
  const { host, asked } = await serverOf(({ url, headers }) => {
    if (url?.startsWith('/token')) return { status: 403 };
    const challenge = `Bearer realm="http://${headers.host}/token",service="x"`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  });
  const { client } = clientOf(async () => ({ kind: 'identity', token: 'refresh' }));
  const resolved = client.resolve({ repository: { registry: host, name: 'a' }, tag: 'v1' });
  await expect(resolved).rejects.toMatchObject({ kind: 'denied' });
  expect(asked.at(-1)).toEqual({ url: 'POST /token', authorization: undefined });
});
