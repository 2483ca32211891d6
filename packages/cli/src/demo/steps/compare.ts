import { diffText, type EnvironmentChanges } from '../../manifests/diff-text.js';
import { expected } from '../expected.js';
import type { Step } from '../step.js';

/** What the change means for a cluster, object by object and field by field. */
export const compare: Step = {
  name: 'compare',
  title: () => 'Compare what would be applied, by object and field',
  async run({ fairlead, say, subject: { production }, colour }) {
    const { environments } = (await fairlead('diff')).json as { environments: readonly EnvironmentChanges[] };
    for (const line of diffText(environments, colour).split('\n')) say(`  ${line}`);
    const differing = environments.filter(({ changes }) => changes.length > 0);
    const names = differing.map(({ environment }) => environment);
    expected(`${names}` === production.name, `objects of ${names.join(', ') || 'no environment'} differ`);
    const changes = differing.flatMap((each) => each.changes);
    const fields = changes.reduce((count, each) => count + each.fields.length, 0);
    const objects = changes.length === 1 ? '1 object differs' : `${changes.length} objects differ`;
    return {
      summary: `${objects}, in ${fields === 1 ? '1 field' : `${fields} fields`}`,
      json: { environments },
    };
  },
};
