import { edgeKinds } from '../../authoring/edge.js';
import type { EnvironmentRule } from './rule.js';

/** The edge is one that there is, in a cloud that has it. */
export const edge: EnvironmentRule = ({ environment: { definition }, at }) => {
  const { edge: said, cloud } = definition;
  if (said === undefined) return [];
  if (!edgeKinds.includes(said.kind)) {
    const what = 'is no way in';
    const mend = `write one of ${edgeKinds.join(', ')}`;
    return [at({ code: 'FL_EDGE', path: 'edge.kind', value: said.kind, what, mend })];
  }
  const google = said.kind === 'gke-ingress' || (said.kind === 'gateway-api' && said.policies === 'gke');
  if (!google || cloud.provider === 'google') return [];
  const path = said.kind === 'gke-ingress' ? 'edge.kind' : 'edge.policies';
  const value = said.kind === 'gke-ingress' ? said.kind : 'gke';
  const what = 'is of Google Cloud, and this environment is not';
  const mend = "choose 'nginx', or 'gateway-api' without policies";
  return [at({ code: 'FL_EDGE', path, value, what, mend })];
};
