import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const caddyfile = join(here, 'Caddyfile');
const dockerfile = readFileSync(join(here, 'Dockerfile'), 'utf8');

/** Caddy is no npm package: where the machine has none, what needs it is skipped and says so. */
const caddyVersion = (() => {
  try {
    return execFileSync('caddy', ['version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
})();

const open: Server[] = [];
let caddy: ChildProcess | undefined;

afterEach(async () => {
  if (caddy !== undefined) {
    const ended = once(caddy, 'exit');
    caddy.kill('SIGKILL');
    await ended;
    caddy = undefined;
  }
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** An api that answers with the path that it was asked. */
async function api(): Promise<string> {
  const server = createServer((request, response) => response.end(request.url));
  open.push(server);
  return `http://127.0.0.1:${await listen(server)}`;
}

/** Starts Caddy on a free port with nothing but these variables. */
async function startWeb(env: Record<string, string>): Promise<string> {
  const probe = createServer();
  const port = await listen(probe);
  probe.close();
  await once(probe, 'close');
  caddy = spawn('caddy', ['run', '--config', caddyfile, '--adapter', 'caddyfile'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: '/nonexistent',
      PORT: String(port),
      SITE: join(here, 'site'),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${url}/healthz`).then(
          (one) => one.status,
          () => 0,
        ),
      { timeout: 10_000 },
    )
    .toBe(200);
  return url;
}

describe.skipIf(caddyVersion === undefined)('web', () => {
  test('serves its page with a policy that allows only its own scripts', async () => {
    const url = await startWeb({ API_URL: await api() });
    const page = await fetch(url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('server')).toBeNull();
    expect(await page.text()).toContain('Ships at their berths');
    expect((await fetch(`${url}/app.js`)).headers.get('content-type')).toContain('javascript');
  });

  test('hands the moorings, and no other route, to the api', async () => {
    const url = await startWeb({ API_URL: await api() });
    expect(await (await fetch(`${url}/api/moorings?x=1`)).text()).toBe('/moorings?x=1');
    for (const path of ['/api/readyz', '/api/metrics', '/api/moorings/1', '/api/', '/Caddyfile']) {
      expect((await fetch(`${url}${path}`)).status, path).toBe(404);
    }
  });

  test('stays healthy when the api is gone, and says 502 for it', async () => {
    const url = await startWeb({ API_URL: 'http://127.0.0.1:1' });
    expect((await fetch(`${url}/api/moorings`)).status).toBe(502);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('does not start without the address of the api', () => {
    expect(() =>
      execFileSync('caddy', ['adapt', '--config', caddyfile, '--adapter', 'caddyfile', '--validate'], {
        env: { PATH: process.env['PATH'] ?? '' },
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    ).toThrow('API_URL/is-not-set');
  });

  test('the configuration is written as Caddy would format it', () => {
    expect(execFileSync('caddy', ['fmt', caddyfile], { encoding: 'utf8' })).toBe(
      readFileSync(caddyfile, 'utf8'),
    );
  });
});

test('the image starts Caddy with the configuration and the site that it copies', () => {
  expect(dockerfile).toContain('COPY Caddyfile /etc/caddy/Caddyfile');
  expect(dockerfile).toContain('"--config", "/etc/caddy/Caddyfile"');
  expect(dockerfile).toContain('COPY site /srv');
  expect(readFileSync(caddyfile, 'utf8')).toContain('{$SITE:/srv}');
});
