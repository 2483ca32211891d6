import type { Cloud, Delivery, Environment, JsonObject, Platform, Tier } from '@fairlead/model';
import { literal } from '../edit/literal.js';

/** What a person says of a new environment. */
export interface WantedEnvironment {
  readonly name: string;
  readonly tier: Tier;
  /** The environment whose releases it takes by pull request; each merge arrives by itself without one. */
  readonly from: string | undefined;
}

/**
 * An environment to begin with. What the services count on (shared sets, stores, gateway) and where it runs are
 * taken from the environment that its releases come from, or the first one; the project is a placeholder.
 */
export function startingEnvironment(
  platform: Platform,
  { name, tier, from }: WantedEnvironment,
): { readonly definition: Environment['definition']; readonly text: string } {
  const like = platform.environments.find((each) => each.name === from) ?? platform.environments[0];
  const { sets, stores, gateway, defaults } = like?.definition ?? {};
  const definition: Environment['definition'] = {
    tier,
    cloud: placeholder(like?.definition.cloud ?? { provider: 'none' }, `${platform.name}-${name}-sample`),
    domain: domainBeside(like, name),
    delivery: deliveryFrom(from),
    ...(stores && { stores }),
    ...(gateway && { gateway }),
    ...(defaults && { defaults }),
    ...(sets && { sets }),
  };
  const comments = definition.cloud.provider === 'google' ? { cloud: googlePlaceholder } : {};
  const begin = `export default environment('${name}', `;
  const input = literal(definition as unknown as JsonObject, begin.length, comments);
  return { definition, text: `import { environment } from '../../names.js';\n\n${begin}${input});\n` };
}

const googlePlaceholder = 'A placeholder, which is enough to synthesize.';

function deliveryFrom(from: string | undefined): Delivery {
  return from === undefined ? { strategy: 'commit-on-merge' } : { strategy: 'pull-request', from };
}

function placeholder(cloud: Cloud, project: string): Cloud {
  if (cloud.provider === 'google') return { ...cloud, project };
  return cloud.provider === 'aws' ? { ...cloud, account: '000000000000' } : cloud;
}

/** `dev.example.com` → `qa.example.com`; a domain that does not begin with its environment gets a name before it. */
function domainBeside(like: Environment | undefined, name: string): string {
  const domain = like?.definition.domain ?? 'example.com';
  const prefix = `${like?.name}.`;
  return `${name}.${domain.startsWith(prefix) ? domain.slice(prefix.length) : domain}`;
}
