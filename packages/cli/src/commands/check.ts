import { Option } from 'commander';
import { byHandSecrets } from '../check/by-hand-secrets.js';
import { resolvedDrift, synthDrift } from '../check/drift.js';
import { distinct } from '../check/finding.js';
import { type FormatName, formats } from '../check/formats/table.js';
import { kubernetesCheck, unusedWaivers } from '../check/kubernetes.js';
import { withLines } from '../check/lines.js';
import { orphanFindings } from '../check/orphans.js';
import { releaseFindings } from '../check/releases.js';
import { terraformFindings } from '../check/terraform.js';
import { command } from '../command.js';
import { chosen, readDefinitions } from '../definitions.js';
import { exits } from '../io.js';

export { checkCommand as command };

const checkCommand = command<{ env?: readonly string[]; format: FormatName }>({
  name: 'check',
  summary: 'Find what is wrong: in the definitions, in what is written from them, and in the releases.',
  configure: (line) =>
    line
      .option('--env <environment...>', 'Environments to look at (default: all)')
      .addOption(
        new Option('--format <format>', 'How to print what is found')
          .choices(Object.keys(formats))
          .default('text'),
      ),
  examples: ['fairlead check', 'fairlead check --env prod --json', 'fairlead check --format sarif'],
  async run({ options: { env, format } }, io) {
    const { platform, resolution } = await readDefinitions(io);
    const environments = chosen(resolution, env);
    const mine = resolution.files.filter(({ path }) =>
      environments.some(({ name }) => path.startsWith(`environments/${name}/`)),
    );
    const kubernetes = environments.map((environment) => kubernetesCheck(io, environment));
    const ofEach = await Promise.all(
      environments.map(async (environment) => [
        ...releaseFindings(io.root, resolution, environment),
        ...byHandSecrets(environment),
        ...(await synthDrift(io.root, environment)),
      ]),
    );
    const findings = distinct([
      ...resolvedDrift(io.root, platform.folder, mine),
      ...orphanFindings(io.root, platform.folder, resolution),
      ...ofEach.flat(),
      ...terraformFindings(io, environments),
      ...kubernetes.flatMap(({ findings }) => findings),
      // Only who looks at all environments knows that a rule is kept everywhere.
      ...(env === undefined
        ? unusedWaivers(
            environments,
            kubernetes.flatMap(({ waived }) => waived),
          )
        : []),
    ]);
    const wrong = findings.filter(({ severity }) => severity === 'error');
    const onlyDrift = wrong.every((finding) => 'code' in finding && finding.code === 'FL_DRIFT');
    const exit = wrong.length === 0 ? exits.done : onlyDrift ? exits.drift : exits.invalid;
    const placed = withLines(io.root, findings);
    return { exit, text: formats[format](placed, io.colour), json: { findings: placed } };
  },
});
