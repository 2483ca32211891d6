import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { manifestsOnDisk } from '../../manifests/on-disk.js';
import { push } from '../commit.js';
import type { Step } from '../step.js';

/** What is committed reaches the branch that Argo CD reads; what it would apply is shown. */
export const deliver: Step = {
  name: 'deliver',
  title: () => 'Deliver: push, and see which environments move',
  async run(stage) {
    const { root, say, fairlead, subject, colour } = stage;
    const { service, environment } = subject;
    push(stage);
    const delivered = decisionsOf((await fairlead('deploy')).json);
    for (const { environment, moved } of delivered)
      say(`  ${environment}: ${moved ? 'delivered' : 'nothing to do'}`);
    const folder = `${environment.environment.folder}/manifests`;
    const files = [...manifestsOnDisk(root, folder)].map(([path, content]) => ({
      path,
      bytes: Buffer.byteLength(content),
    }));
    say(`What Argo CD would apply in ${environment.name}: ${folder}`);
    const width = Math.max(...files.map(({ path }) => path.length));
    for (const { path, bytes } of files) say(`  ${path.padEnd(width)}  ${`${bytes}`.padStart(6)} bytes`);
    const application = `${folder}/_environment/applications/${service}.yaml`;
    const c = createColors(colour);
    say(application);
    for (const line of readFileSync(join(root, application), 'utf8').trimEnd().split('\n'))
      say(c.dim(`  ${line}`));
    const moved = delivered.filter((each) => each.moved).map((each) => each.environment);
    return {
      summary: `${moved.join(', ') || 'nothing'} moved; ${files.length} files would be applied in ${environment.name}`,
      json: { delivered, environment: environment.name, files },
    };
  },
};

interface Delivered {
  readonly environment: string;
  readonly moved: boolean;
}

function decisionsOf(json: unknown): readonly Delivered[] {
  const { environments } = json as {
    environments: readonly { readonly environment: string; readonly decision: { readonly kind: string } }[];
  };
  return environments.map(({ environment, decision }) => ({ environment, moved: decision.kind === 'move' }));
}
