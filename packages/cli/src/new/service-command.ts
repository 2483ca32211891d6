import { Option } from 'commander';
import { command } from '../command.js';
import { readPlatform } from '../definitions.js';
import { readDefinition, refuseUnsound } from './addition.js';
import { withPlatformEntry } from './register.js';
import { add } from './report.js';
import { type StartingKind, startingKinds, startingService } from './starting-service.js';

interface Options {
  readonly kind: StartingKind;
  readonly dryRun?: true;
}

export const newService = command<Options>({
  name: 'new service',
  summary: 'Add a service: a small definition to begin with, and its place in the platform.',
  configure: (line) =>
    line
      .argument('<name>', 'lower-case letters, digits and hyphens')
      .addOption(new Option('--kind <kind>', 'what it runs').choices(startingKinds).default('server'))
      .option('--dry-run', 'show what would be written'),
  examples: ['fairlead new service berth-admin', 'fairlead new service sweeper --kind cron --dry-run'],
  async run({ args: [name = ''], options: { kind, dryRun = false } }, io) {
    const platform = await readPlatform(io);
    const { definition, text } = startingService(name, kind);
    const folder = `${platform.folder}/services/${name}`;
    const created = { path: `${folder}/service.ts`, text };
    const services = [...platform.services, { type: 'service', name, definition } as const];
    refuseUnsound(io.root, { ...platform, services }, created);
    const file = readDefinition(io.root, `${platform.folder}/platform.ts`);
    const edited = [{ path: file.path, text: withPlatformEntry(file, { kind: 'service', name }) }];
    const next = [
      `put its source and a Dockerfile into ${folder}: its image is built from that folder`,
      `in ${created.path}, ${steps[kind]}`,
      `run \`npx fairlead update\`, which resolves it in ${platform.environments.map((each) => each.name).join(', ')}`,
      'commit all of it; the service runs from its first release on',
    ];
    return add(io, { created, edited }, { dryRun, next });
  },
});

const steps: { readonly [K in StartingKind]: string } = {
  server: 'say where it listens: it is asked for /readyz and /livez on port 8080',
  worker: 'say what it needs: env, secrets, config, resources',
  cron: 'say when it runs, and what it needs',
};
