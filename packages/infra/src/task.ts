import { readFolder, runTask, writeFiles } from '@fairlead/files';
import { infraInputs, synthInfra } from './synth-infra.js';

/** Writes `infra/cdk.tf.json` of an environment's folder, or takes it away where there is no infrastructure. */
runTask((environment) => {
  const content = synthInfra(readFolder(environment, infraInputs));
  const { written, removed } = writeFiles(environment, new Map([['infra/cdk.tf.json', content]]));
  if (content === undefined) return 'infra: the environment is in no cloud, so there is nothing to write';
  return `infra: ${written.length + removed.length === 0 ? 'unchanged' : 'infra/cdk.tf.json written'}`;
});
