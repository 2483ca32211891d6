import type { EnvironmentResolution } from '@fairlead/model';
import type { Finding } from './finding.js';

/** Secrets that people make by hand: only a cluster knows whether they are there, so they are listed, each with its keys. */
export function byHandSecrets({ name: environment, services }: EnvironmentResolution): readonly Finding[] {
  return [...services.values()]
    .filter(({ retired }) => !retired)
    .flatMap(({ name, namespace, secrets }) =>
      Object.entries(secrets).flatMap(([secret, { managed, keys }]): readonly Finding[] => {
        if (managed !== 'by-hand') return [];
        const check = `Secret ${name}-${secret} in namespace ${namespace.name} (${environment})`;
        const why = `made by hand, so only the cluster has it; keys: ${Object.keys(keys).sort().join(', ')}`;
        return [{ severity: 'skipped', check, why }];
      }),
    );
}
