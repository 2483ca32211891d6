// The task of packages/k8s for several environments in one process: `node render.js <environment's folder>…`.
import { join } from 'node:path';
import { readFolder, writeFolder } from '@fairlead/files';
import { k8sInputs, synthEnvironment } from '@fairlead/k8s';

for (const folder of process.argv.slice(2)) {
  const { environment, files } = synthEnvironment(readFolder(folder, k8sInputs));
  const { written } = writeFolder(join(folder, 'manifests'), files);
  process.stdout.write(`${environment}: ${written.length} files written\n`);
}
