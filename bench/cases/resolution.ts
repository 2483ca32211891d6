import type { Case } from '../case.js';
import { node, run } from '../measure/program.js';
import type { Sample } from '../measure/sample.js';
import { growth } from '../row.js';
import { program } from './typical.js';

const runs = 3;

/** `resolve` alone, as `npx projen` calls it. */
export const resolution: Case = {
  name: 'resolution',
  title: 'Resolving services × 3 environments, without process start',
  measure: (bench) => {
    const few: number[] = [];
    const many: number[] = [];
    for (let turn = 0; turn < runs; turn += 1) {
      few.push(resolve(100));
      many.push(resolve(1000));
    }
    return { rows: [row('1,000 services', few, many)] };

    function resolve(services: number): number {
      return JSON.parse(run(node(program(bench, 'resolve'), String(services)))).milliseconds;
    }
  },
};

function row(what: string, few: Sample, many: Sample) {
  return growth({ what, few: { services: 100, sample: few }, many: { services: 1000, sample: many } });
}
