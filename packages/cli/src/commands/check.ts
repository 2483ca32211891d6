import { resolvedDrift, synthDrift } from '../check/drift.js';
import { distinct } from '../check/finding.js';
import { findingsText } from '../check/findings-text.js';
import { orphanFindings } from '../check/orphans.js';
import { releaseFindings } from '../check/releases.js';
import { terraformFindings } from '../check/terraform.js';
import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { exits } from '../io.js';

export { checkCommand as command };

const checkCommand = command<{ env?: readonly string[] }>({
  name: 'check',
  summary: 'Find what is wrong: in the definitions, in what is written from them, and in the releases.',
  configure: (line) => line.option('--env <environment...>', 'Environments to look at (default: all)'),
  examples: ['fairlead check', 'fairlead check --env prod --json'],
  async run({ options: { env } }, io) {
    const { platform, resolution } = await readDefinitions(io);
    const environments = chosen(resolution, env);
    const mine = resolution.files.filter(({ path }) =>
      environments.some(({ name }) => path.startsWith(`environments/${name}/`)),
    );
    const ofEach = await Promise.all(
      environments.map(async (environment) => [
        ...releaseFindings(io.root, resolution, environment),
        ...(await synthDrift(io.root, environment)),
        ...terraformFindings(io.root, environment),
      ]),
    );
    const findings = distinct([
      ...resolvedDrift(io.root, platform.folder, mine),
      ...orphanFindings(io.root, platform.folder, resolution),
      ...ofEach.flat(),
    ]);
    const wrong = findings.filter(({ severity }) => severity === 'error');
    const onlyDrift = wrong.every((finding) => 'code' in finding && finding.code === 'FL_DRIFT');
    const exit = wrong.length === 0 ? exits.done : onlyDrift ? exits.drift : exits.invalid;
    return { exit, text: findingsText(findings, io.colour), json: { findings } };
  },
});
