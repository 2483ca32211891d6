import { diffText, type EnvironmentChanges } from '../../manifests/diff-text.js';
import type { Step } from '../step.js';

/** What the change means for a cluster, object by object, and why a value is what it is. */
export const compare: Step = {
  name: 'compare',
  title: () => 'Compare what would be applied, by object and field',
  async run({ fairlead, say, subject: { service, workload, environment }, colour }) {
    const { environments } = (await fairlead('diff')).json as { environments: readonly EnvironmentChanges[] };
    for (const line of diffText(environments, colour).split('\n')) say(`  ${line}`);
    const address = `${service}.${workload}.scaling.max`;
    const [explained] = (await fairlead('explain', address, '--env', environment.name))
      .json as readonly Explained[];
    for (const { layer, value, file } of explained?.values[0]?.chain ?? []) {
      say(`  ${layer.padEnd(20)}${JSON.stringify(value)}  ${file}`.trimEnd());
    }
    const changes = environments.flatMap((each) => each.changes);
    const fields = changes.reduce((count, each) => count + each.fields.length, 0);
    const objects = changes.length === 1 ? '1 object differs' : `${changes.length} objects differ`;
    return {
      summary: `${objects}, in ${fields === 1 ? '1 field' : `${fields} fields`}`,
      json: { environments },
    };
  },
};

interface Explained {
  readonly values: readonly {
    readonly chain: readonly { readonly layer: string; readonly file: string; readonly value: unknown }[];
  }[];
}
