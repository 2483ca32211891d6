import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { storedGzip } from './gzip.js';
import { type LayerFile, tar } from './tar.js';

const isThere = spawnSync('tar', ['--version']).error === undefined;

describe.skipIf(!isThere)('tar is on PATH', () => {
  test.each([
    ['short', 'app/main.js'],
    ['of 100 bytes', `a/${'b'.repeat(98)}`],
    ['that needs the prefix', `${'a'.repeat(120)}/${'b'.repeat(90)}`],
    ['that needs a pax header', `${'a'.repeat(60)}/${'b'.repeat(180)}`],
    ['not of ASCII', 'Häfen/Liegeplätze.txt'],
  ])('it unpacks a path %s', (_, path) => {
    const folder = mkdtempSync(join(tmpdir(), 'archive-'));
    const files: LayerFile[] = [
      { path, bytes: Buffer.from('x'.repeat(1000)), mode: 0o644 },
      { path: 'run', bytes: Buffer.from('#!/bin/sh\n'), mode: 0o755 },
    ];
    try {
      const env = { ...process.env, LC_ALL: 'C.UTF-8' };
      execFileSync('tar', ['-xzf', '-', '-C', folder], { input: storedGzip(tar(files)), env });
      for (const { path, bytes, mode } of files) {
        expect(readFileSync(join(folder, path)).equals(Buffer.from(bytes))).toBe(true);
        expect(statSync(join(folder, path)).mode & 0o777).toBe(mode);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
