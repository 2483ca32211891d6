import { at, objectsAt } from '../pods.js';
import { podRule } from '../rule.js';

const places = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
  ['httpGet', 'tcpSocket'].map((check) => [probe, check, 'port']),
);

/** A probe that names a port names one of its own container. */
export const probePorts = podRule(({ pods }) =>
  pods.containers.flatMap(({ path, spec, name }) => {
    const names = objectsAt(spec, ['ports']).map(([, port]) => port['name']);
    return places.flatMap((place) => {
      const value = at(spec, place);
      if (typeof value !== 'string' || names.includes(value)) return [];
      return [
        {
          code: 'FL_PROBE_PORT',
          path: [...path, ...place],
          value,
          what: `is no port of container ${name}, so the probe fails for ever`,
          mend: 'name a port that the container declares',
        },
      ];
    });
  }),
);
