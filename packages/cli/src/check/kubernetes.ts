import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '@fairlead/files';
import { type Checked, checkEnvironment, renderChecked } from '@fairlead/k8s/check';
import {
  type EnvironmentResolution,
  FairleadError,
  type PolicyRule,
  parseRelease,
  type Release,
  type ResolvedService,
} from '@fairlead/model';
import type { Io } from '../io.js';
import type { Finding } from './finding.js';

/** What is wrong with the objects of one environment, and which rules its services are let off. */
export interface KubernetesCheck {
  readonly findings: readonly Finding[];
  readonly waived: Checked['waived'];
}

/** Looks at everything that is applied for an environment, as its definitions and releases now say. */
export function kubernetesCheck(
  { root, now }: Pick<Io, 'root' | 'now'>,
  here: EnvironmentResolution,
): KubernetesCheck {
  const { environment, services, traces } = here;
  const running = [...services.values()].map((service) => ({
    service,
    release: releaseOf(join(root, environment.folder), service),
  }));
  const around = {
    today: now.toISOString().slice(0, 10),
    author: (service: string, path: string) => traces.get(service)?.author(path),
  };
  try {
    return checkEnvironment(renderChecked(environment, running), around);
  } catch (error) {
    // What cannot be rendered has been said by whoever compared it with what stands in Git.
    if (error instanceof FairleadError) return { findings: [], waived: [] };
    throw error;
  }
}

/** Waivers of rules that no environment's objects break any more. */
export function unusedWaivers(
  environments: readonly EnvironmentResolution[],
  waived: Checked['waived'],
): readonly Finding[] {
  const used = new Set(waived.map(({ service, rule }) => `${service} ${rule}`));
  return environments.flatMap(({ environment, services, traces }) =>
    [...services.values()].flatMap(({ name, waivers }) =>
      (Object.keys(waivers) as PolicyRule[])
        .filter((rule) => !used.has(`${name} ${rule}`))
        .map((rule): Finding => {
          const path = `waivers.${rule}`;
          const place = traces.get(name)?.author(path) ?? { file: environment.folder, path };
          return {
            severity: 'warning',
            code: 'FL_WAIVER_UNUSED',
            ...place,
            value: rule,
            what: 'is kept everywhere, so nothing is let off',
            mend: 'take the waiver away',
          };
        }),
    ),
  );
}

/** A release that cannot be read is another check's finding. */
function releaseOf(folder: string, { name }: ResolvedService): Release | undefined {
  const file = `releases/${name}.json`;
  if (!existsSync(join(folder, file))) return undefined;
  const [content = ''] = readFolder(folder, [file]).values();
  try {
    return parseRelease(file, content);
  } catch (error) {
    if (error instanceof FairleadError) return undefined;
    throw error;
  }
}
