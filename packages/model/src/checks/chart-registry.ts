import { environmentFile } from '../resolve/places.js';
import type { Check } from './check.js';

/** A registry holds charts and nothing else. */
export const chartRegistry: Check = ({ platform, environment, services }) => {
  if (environment.ledger.kind !== 'oci') return [];
  return services
    .filter(({ resolved }) => resolved.format !== 'helm')
    .map(({ declared, resolved: { format: value } }) => {
      const place = declared.trace.author('format') ?? {
        file: environmentFile(platform, environment.name),
        path: 'format',
      };
      const what = `is not what the registry of ${environment.name} holds, which is charts`;
      const mend = "write 'helm', or another ledger";
      return { code: 'FL_LEDGER_FORMAT' as const, ...place, value, what, mend };
    });
};
