import type { Case } from '../case.js';
import { node, usageOf } from '../measure/program.js';
import { growth } from '../row.js';
import { environments, program, typical } from './typical.js';

const runs = 3;

/** Work for each service as their number grows: what a service costs must not depend on the others. */
export const renderingGrowth: Case = {
  name: 'growth',
  title: 'Rendering as the number of services grows: processor time, three environments in one process',
  measure: (bench) => {
    const size = (services: number) => ({
      services,
      inputs: typical(bench, services),
      sample: [] as number[],
    });
    const [hundred, thousand, twoThousand] = [size(100), size(1000), size(2000)] as const;
    for (let turn = 0; turn < runs; turn += 1) {
      for (const { inputs, sample } of [hundred, thousand, twoThousand]) {
        inputs.clean();
        const call = node(program(bench, 'render'), ...environments.map(inputs.environment));
        sample.push(usageOf(call).cpuMilliseconds);
      }
    }
    return {
      rows: [
        growth({ what: '1,000 services', few: hundred, many: thousand, atMost: 1.15 }),
        growth({ what: '2,000 services', few: thousand, many: twoThousand, atMost: 1.15 }),
      ],
    };
  },
};
