import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFolder, writeFolder } from '@fairlead/files';
import { expect, test } from 'vitest';
import { monitorsInputs, synthMonitors } from './synth-monitors.js';

const golden = fileURLToPath(new URL('../golden', import.meta.url));

const rewrite = process.env['GOLDEN'] === 'write' && process.env['CI'] === undefined;

test.each(readdirSync(golden))('%s renders its monitors', (name) => {
  const rendered = synthMonitors(readFolder(`${golden}/${name}`, monitorsInputs));
  if (rewrite) writeFolder(`${golden}/${name}/expected`, rendered);
  expect(rendered).toEqual(readFolder(`${golden}/${name}/expected`, ['*']));
});
