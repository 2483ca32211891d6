import type { Problem } from '../problem.js';
import type { Check } from './check.js';

/** Rules of the mesh are about workloads that there are, and about calls that are declared. */
export const mesh: Check = ({ services }) =>
  services.flatMap(({ declared, resolved: { mesh: said, workloads, calls, callers } }) => {
    const names: readonly {
      readonly path: string;
      readonly name: string;
      readonly known: readonly string[];
    }[] = [
      ...said.except.map((name) => ({ path: 'mesh.except', name, known: Object.keys(workloads) })),
      ...Object.keys(said.calls).map((name) => ({
        path: `mesh.calls.${name}`,
        name,
        known: calls.map(({ service }) => service),
      })),
      ...Object.keys(said.admits).map((name) => ({
        path: `mesh.admits.${name}`,
        name,
        known: callers.map(({ service }) => service),
      })),
    ];
    return names
      .filter(({ name, known }) => !known.includes(name))
      .map(({ path, name: value, known }): Problem => {
        const place = declared.trace.author(path) ?? { file: declared.file, path };
        const what = {
          'mesh.except': 'is not a workload of the service',
          'mesh.calls': 'is not a service that this one declares to call',
          'mesh.admits': 'is not a service that calls this one',
        }[path.split('.').slice(0, 2).join('.')];
        const mend = `name one of ${[...new Set(known)].sort().join(', ') || 'those that there are: none'}`;
        return { code: 'FL_MESH_NAME', ...place, value, what: what ?? '', mend };
      });
  });
