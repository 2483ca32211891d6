import { join } from 'node:path';
import { readFolder, runTask, writeFolder } from '@fairlead/files';
import { k8sInputs, synthEnvironment } from './synth.js';

/** Writes `manifests/` of an environment's folder. */
runTask((folder) => {
  const { environment, files, services, objects } = synthEnvironment(readFolder(folder, k8sInputs));
  const { written, removed } = writeFolder(join(folder, 'manifests'), files);
  const counts = [
    counted(services, 'service'),
    counted(objects, 'object'),
    `${counted(written.length, 'file')} written`,
  ];
  if (removed.length > 0) counts.push(`${removed.length} removed`);
  return `${environment}: ${counts.join(', ')}`;
});

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
