import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, run, usageOf } from '../measure/program.js';
import { formatMilliseconds, formatSample, median } from '../measure/sample.js';
import { figure } from '../row.js';
import { environments, program, typical } from './typical.js';

const limits = { milliseconds: 3000, megabytes: 400 };
const services = 1000;

/** Schemas, references and policies of everything in three environments, from files to findings. */
export const strictCheck: Case = {
  name: 'strict-check',
  title: `Strict check of ${services} services × 3 environments of 8 objects, process start to findings`,
  measure: (bench) => {
    const inputs = typical(bench, services);
    const call = node(program(bench, 'strict-check'), ...environments.map(inputs.environment));
    const { objects, findings }: { objects: number; findings: readonly string[] } = JSON.parse(run(call));
    if (findings.length > 0)
      throw new Error(`the typical service is wrong: ${findings.slice(0, 3).join(', ')}`);
    bench.progress(`3 runs over ${objects} objects`);
    const { check } = interleave(3, { check: { run: () => run(call) } });
    const { peakMegabytes } = usageOf(call);
    const time = median(check);
    return {
      rows: [
        figure({
          what: `Rendering and checking ${objects} objects`,
          result: formatMilliseconds(time),
          target: { text: `≤ ${formatMilliseconds(limits.milliseconds)}`, met: time <= limits.milliseconds },
          ours: formatSample(check),
        }),
        figure({
          what: 'Peak memory',
          result: `${peakMegabytes.toFixed(0)} MB`,
          target: { text: `≤ ${limits.megabytes} MB`, met: peakMegabytes <= limits.megabytes },
        }),
      ],
    };
  },
};
