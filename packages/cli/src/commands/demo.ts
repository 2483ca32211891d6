import { createColors } from 'picocolors';
import { command } from '../command.js';
import { readDefinitions } from '../definitions.js';
import { type Clone, makeClone, removeClone } from '../demo/clone.js';
import { interruptible } from '../demo/interruptible.js';
import { stageIn } from '../demo/stage.js';
import { steps } from '../demo/steps/table.js';
import { findSubject, type Subject } from '../demo/subject.js';
import { summaryText } from '../demo/summary.js';
import { walk } from '../demo/walk.js';
import { gitAt } from '../git/git.js';
import { exits, type Io, type Result } from '../io.js';

export { demoCommand as command };

const demoCommand = command<{ keep?: true }>({
  name: 'demo',
  summary:
    'Walk through a change in a temporary clone: from a definition to what Argo CD applies. Needs no account, network or container.',
  configure: (line) => line.option('--keep', 'leave the clone where it is, and print its path'),
  examples: ['fairlead demo', 'fairlead demo --keep'],
  async run({ options: { keep = false } }, io) {
    const { platform } = await readDefinitions(io);
    const clone = makeClone(io.root, platform.repository.branch);
    try {
      return await interruptible((stop) => demo(io, { clone, keep, stop }));
    } finally {
      if (keep) io.progress(`The clone is kept: ${clone.root}`);
      else removeClone(clone);
    }
  },
});

async function demo(
  io: Io,
  { clone, keep, stop }: { readonly clone: Clone; readonly keep: boolean; readonly stop: AbortSignal },
): Promise<Result> {
  if (gitAt(io.root).ask('status', '--porcelain') !== '') {
    io.progress('The clone is of the last commit: what is not committed is not in it.\n');
  }
  const { resolution } = await readDefinitions({ ...io, root: clone.root });
  const subject = findSubject(clone.root, resolution);
  const environments = resolution.environments.map(({ name }) => name);
  const stage = stageIn(clone, { io, stop, subject, environments });
  const walked = await walk(stage, steps, io.progress);
  return {
    exit: exits.done,
    text: `${summaryText(walked, io.colour)}\n\n${nextText(subject, io.colour)}`,
    json: { steps: walked, kept: keep ? clone.root : undefined },
  };
}

function nextText(
  { service, workload, environment: { name, environment } }: Subject,
  colour: boolean,
): string {
  const c = createColors(colour);
  const next = [
    [`apps/services/${service}/service.ts`, 'a service, and how it differs between environments'],
    [`${environment.folder}/manifests/${service}`, 'what is written from it, and reviewed'],
    [`npx fairlead explain ${service}.${workload}.scaling --env ${name}`, 'where a value comes from'],
    ['npx fairlead new service <name>', 'a service of your own'],
  ] as const;
  const width = Math.max(...next.map(([what]) => what.length));
  return ['Look at next', ...next.map(([what, why]) => `  ${c.cyan(what.padEnd(width))}  ${why}`)].join('\n');
}
