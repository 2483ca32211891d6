import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The registry of the distribution project, as `docker-registry` on PATH. */
export interface DockerRegistry {
  readonly host: string;
  stop(): Promise<void>;
}

/** Starts it on a free port of loopback, with a store of its own. */
export async function startDockerRegistry(): Promise<DockerRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-registry-'));
  const file = join(folder, 'config.yml');
  await writeFile(
    file,
    JSON.stringify({
      version: '0.1',
      log: { level: 'info' },
      storage: { filesystem: { rootdirectory: join(folder, 'store') }, delete: { enabled: true } },
      http: { addr: '127.0.0.1:0' },
    }),
  );
  const child = spawn('docker-registry', ['serve', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let host = '';
  for await (const line of createInterface(child.stderr)) {
    host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1] ?? '';
    if (host !== '') break;
  }
  // Nobody reads on, and a full pipe would stop it.
  child.stderr.resume();
  return {
    host,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
