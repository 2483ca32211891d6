import { join } from 'node:path';
import { readFolder, runTask, writeFolder } from '@fairlead/files';
import { monitorsInputs, synthMonitors } from './synth-monitors.js';

/** Writes `monitors/` of an environment's folder. */
runTask((environment) => {
  const files = synthMonitors(readFolder(environment, monitorsInputs));
  const { written, removed, unchanged } = writeFolder(join(environment, 'monitors'), files);
  return `monitors: ${written.length} written, ${removed.length} removed, ${unchanged} unchanged`;
});
