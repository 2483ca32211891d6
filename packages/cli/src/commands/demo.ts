import { join } from 'node:path';
import { startRegistry } from '@fairlead/pipeline';
import { Option } from 'commander';
import { createColors } from 'picocolors';
import { command } from '../command.js';
import { readDefinitions } from '../definitions.js';
import { type Clone, makeClone, removeClone } from '../demo/clone.js';
import { interruptible } from '../demo/interruptible.js';
import { stageIn } from '../demo/stage.js';
import { steps } from '../demo/steps/table.js';
import { type StrategyName, strategyNames } from '../demo/strategies.js';
import { findSubject, hasDockerfiles, type Subject } from '../demo/subject.js';
import { summaryText } from '../demo/summary.js';
import { walk } from '../demo/walk.js';
import { gitAt } from '../git/git.js';
import { exits, type Io, type Result } from '../io.js';

export { demoCommand as command };

interface Options {
  readonly keep?: true;
  readonly strategy: StrategyName;
}

const demoCommand = command<Options>({
  name: 'demo',
  summary:
    'Carry a commit to production and back in a temporary clone: a bare repository is the forge, a process on loopback the registry, images are built. Needs no account, network, Docker or root.',
  configure: (line) =>
    line
      .addOption(
        new Option('--strategy <strategy>', 'How releases arrive in the environment before production')
          .choices(strategyNames)
          .default('commit-on-merge'),
      )
      .option('--keep', 'Leave the clone where it is, and print its path'),
  examples: ['fairlead demo', 'fairlead demo --strategy version-release --keep'],
  async run({ options: { keep = false, strategy } }, io) {
    const { platform } = await readDefinitions(io);
    const clone = makeClone(io.root, platform.repository.branch);
    const registry = await startRegistry();
    try {
      const { host } = registry;
      return await interruptible((stop) => demo(io, { clone, keep, stop, strategy, registry: host }));
    } finally {
      await registry.close();
      if (keep) io.progress(`The clone is kept: ${clone.root}\nThe registry is not: its images are gone.`);
      else removeClone(clone);
    }
  },
});

interface Wanted {
  readonly clone: Clone;
  readonly keep: boolean;
  readonly stop: AbortSignal;
  readonly strategy: StrategyName;
  readonly registry: string;
}

async function demo(io: Io, { clone, keep, stop, strategy, registry }: Wanted): Promise<Result> {
  if (gitAt(io.root).ask('status', '--porcelain') !== '') {
    io.progress('The clone is of the last commit: what is not committed is not in it.\n');
  }
  const { platform, resolution } = await readDefinitions({ ...io, root: clone.root });
  const subject = findSubject(resolution, hasDockerfiles(join(clone.root, platform.folder, 'services')));
  const environments = resolution.environments.map(({ name }) => name);
  const stage = stageIn(clone, { io, stop, subject, environments, strategy, registry });
  const walked = await walk(stage, steps, io.progress);
  return {
    exit: exits.done,
    text: `${summaryText(walked, io.colour)}\n\n${nextText(subject, io.colour)}`,
    json: { strategy, steps: walked, kept: keep ? clone.root : undefined },
  };
}

function nextText({ service, workload, production }: Subject, colour: boolean): string {
  const c = createColors(colour);
  const { name, environment } = production;
  const next = [
    [`apps/services/${service}/service.ts`, 'a service, and how it differs between environments'],
    [`${environment.folder}/manifests/${service}`, 'what is written from it, and reviewed'],
    [`npx fairlead explain ${service}.${workload}.scaling --env ${name}`, 'where a value comes from'],
    ['npx fairlead new service <name>', 'a service of your own'],
  ] as const;
  const width = Math.max(...next.map(([what]) => what.length));
  return ['Look at next', ...next.map(([what, why]) => `  ${c.cyan(what.padEnd(width))}  ${why}`)].join('\n');
}
