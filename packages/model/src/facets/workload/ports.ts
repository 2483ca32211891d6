import { type LongRunning, longRunning } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, facet } from '../facet.js';

/** A port that a container listens on, by the name that everything else refers to it with. */
export interface Port {
  /** On the container, 1 to 65535. */
  readonly port: number;
  /** On the Service, or `false` where no Service offers it. @default the container's port; `false` for workers */
  readonly exposed: number | false;
  /** What is spoken; written as the Service's appProtocol. @default 'http' */
  readonly protocol: 'http' | 'https' | 'h2c' | 'grpc' | 'tcp' | 'udp';
}

export type Ports = { readonly [name: string]: Port };

export const ports = facet<Ports, LongRunning>({
  kinds: longRunning,
  required: ['*.port'],
  defaults: ({ declared, kind }) =>
    eachEntry(declared, (name) => {
      const port = declared[name]?.port;
      return { protocol: 'http', exposed: kind === 'worker' || port === undefined ? false : port };
    }),
  check: checkPorts,
});

/** Names are what Kubernetes takes (at most 15 characters), numbers are ports, and no number stands twice. */
export function checkPorts(resolved: Ports, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const offered = new Map<string, string>();
  for (const [name, { port, exposed, protocol }] of Object.entries(resolved)) {
    if (!/^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      const what = 'is not a port name that Kubernetes takes';
      const mend = 'use at most 15 lower-case letters, digits and single hyphens, with at least one letter';
      problems.push(at({ path: name, value: name, code: 'FL_PORT_NAME', what, mend }));
    }
    for (const [field, number] of [
      ['port', port],
      ['exposed', exposed],
    ] as const) {
      if (number === false || (Number.isInteger(number) && number >= 1 && number <= 65535)) continue;
      const mend = 'write a whole number from 1 to 65535';
      problems.push(
        at({ path: `${name}.${field}`, value: number, code: 'FL_PORT_NUMBER', what: 'is not a port', mend }),
      );
    }
    const transport = protocol === 'udp' ? 'UDP' : 'TCP';
    const other = seen.get(`${transport} ${port}`);
    if (other !== undefined) {
      const what = `is the port of ${other} already`;
      problems.push(
        at({
          path: `${name}.port`,
          value: port,
          code: 'FL_PORT_TWICE',
          what,
          mend: 'give each port a number of its own',
        }),
      );
    }
    seen.set(`${transport} ${port}`, name);
    if (exposed === false) continue;
    const beside = offered.get(`${transport} ${exposed}`);
    if (beside !== undefined) {
      const what = `is where the Service offers ${beside} already`;
      const mend = 'expose each port under a number of its own';
      problems.push(at({ path: `${name}.exposed`, value: exposed, code: 'FL_PORT_TWICE', what, mend }));
    }
    offered.set(`${transport} ${exposed}`, name);
  }
  return problems;
}
