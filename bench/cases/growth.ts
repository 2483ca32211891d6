import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, run } from '../measure/program.js';
import { growth } from '../row.js';
import { environments, program, typical } from './typical.js';

/** Time for each service as their number grows: what a service costs must not depend on the others. */
export const linear: Case = {
  name: 'growth',
  title: 'Rendering as the number of services grows, three environments in one process',
  measure: (bench) => {
    const side = (services: number) => {
      const inputs = typical(bench, services);
      const call = node(program(bench, 'render'), ...environments.map(inputs.environment));
      return { prepare: inputs.clean, run: () => run(call) };
    };
    const { hundred, thousand, twoThousand } = interleave(3, {
      hundred: side(100),
      thousand: side(1000),
      twoThousand: side(2000),
    });
    const few = { services: 100, sample: hundred };
    const thousands = { services: 1000, sample: thousand };
    const many = { services: 2000, sample: twoThousand };
    return {
      rows: [
        growth({ what: '1,000 services', few, many: thousands, atMost: 1.1 }),
        growth({ what: '2,000 services', few: thousands, many, atMost: 1.1 }),
      ],
    };
  },
};
