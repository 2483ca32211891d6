import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Sets a hook of a bare repository: what a host does with its rules. */
export function hook(folder: string, name: 'pre-receive' | 'reference-transaction', script: string): void {
  const path = join(folder, 'hooks', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}
