import type { EnvironmentResolution, ResolvedService } from '@fairlead/model';
import type { Finding } from './finding.js';

/**
 * Secrets that people make by hand, or that somebody else makes for keys to be merged into: only a cluster knows whether
 * they are there, so they are listed, each with its keys.
 */
export function byHandSecrets({ name: environment, services }: EnvironmentResolution): readonly Finding[] {
  return [...services.values()]
    .filter(({ retired }) => !retired)
    .flatMap(({ name, namespace, secrets }) =>
      Object.entries(secrets).flatMap(([secret, source]): readonly Finding[] => {
        const made = madeBy(source);
        if (made === undefined) return [];
        const check = `Secret ${name}-${secret} in namespace ${namespace.name} (${environment})`;
        const keys = Object.keys(source.keys).sort().join(', ');
        return [
          { severity: 'skipped', check, why: `made ${made}, so only the cluster has it; keys: ${keys}` },
        ];
      }),
    );
}

/** Who makes a Secret that no manifest makes. */
function madeBy(source: ResolvedService['secrets'][string]): string | undefined {
  if (source.managed === 'by-hand') return 'by hand';
  return source.creationPolicy === 'Merge' ? 'by somebody else for keys to be merged into' : undefined;
}
