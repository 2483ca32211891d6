import { ApiObject, App, Chart } from 'cdk8s';
import { type KubeObject, objectKey } from './object.js';

/**
 * Passes a service's objects through cdk8s: one App and one flat Chart for each service, because an App walks
 * all of its charts once for every chart. Names are explicit, so nothing in them depends on the tree.
 *
 * @param name of the chart, for cdk8s' own messages
 */
export function construct(name: string, objects: readonly KubeObject[]): readonly KubeObject[] {
  const chart = new Chart(new App(), name, { disableResourceNameHashes: true });
  for (const object of objects) new ApiObject(chart, objectKey(object).replaceAll('/', ' '), object);
  return chart.toJson() as KubeObject[];
}
