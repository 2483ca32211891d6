import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { isThere, node, run, runInto } from '../measure/program.js';
import { faster } from '../row.js';
import { expectSameObjects } from './same-objects.js';
import { environments, program, servicesIn, type Typical, typical } from './typical.js';

const services = 100;

/** Rendering beside `helm template`, one process for each service in each environment as a loop in CI calls it. */
export const helm: Case = {
  name: 'helm',
  title: `The same ${services} services × 3 environments beside helm template`,
  measure: (bench) => {
    if (!isThere('helm', 'version')) return { rows: [], skipped: ['helm template: no helm on PATH'] };
    const inputs = typical(bench, services);
    const output = join(bench.folder, 'helm');
    const renders = environments.flatMap((name) => {
      const chart = writeChart(inputs, join(bench.folder, 'charts'), name);
      mkdirSync(join(output, name), { recursive: true });
      return servicesIn(inputs, name).map((service) => ({
        file: join(output, name, `${service}.yaml`),
        ours: join(inputs.environment(name), 'manifests', service, 'objects.yaml'),
        call: { command: 'helm', args: ['template', service, chart, '--set', `name=${service}`] },
      }));
    });
    const one = node(program(bench, 'render'), ...environments.map(inputs.environment));

    bench.progress(`one run of ${renders.length} helm processes`);
    const before = interleave(3, { ours: { prepare: inputs.clean, run: () => run(one) } });
    const { peer } = interleave(1, {
      peer: {
        run: () => {
          for (const { file, call } of renders) runInto(file, call);
        },
      },
    });
    const after = interleave(3, { ours: { prepare: inputs.clean, run: () => run(one) } });
    for (const { file, ours } of renders) expectSameObjects(ours, file);
    const beside = `${renders.length} helm processes`;
    const ours = [...before.ours, ...after.ours];
    return {
      rows: [faster({ what: 'One process for three environments', ours, peer, beside, atLeast: 20 })],
    };
  },
};

/** A chart whose templates are the eight objects, with nothing but the service's name left open. */
function writeChart(inputs: Typical, folder: string, environment: string): string {
  const chart = join(folder, environment);
  mkdirSync(join(chart, 'templates'), { recursive: true });
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: typical\nversion: 0.0.0\n');
  for (const object of JSON.parse(inputs.template(environment))) {
    const file = `${object.kind}-${object.metadata.name}.yaml`.replaceAll(/[{}]/g, '');
    const text = stringify(object, {
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
      lineWidth: 0,
    });
    writeFileSync(join(chart, 'templates', file), text.replaceAll('{name}', '{{ .Values.name }}'));
  }
  return chart;
}
