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
  for (const object of objects) new PlainObject(chart, objectKey(object).replaceAll('/', ' '), object);
  return chart.toJson() as KubeObject[];
}

/**
 * An object that is plain data already. cdk8s would look into every value for tokens and copy all of it twice,
 * which is most of the time that it takes.
 */
class PlainObject extends ApiObject {
  readonly #object: KubeObject;

  constructor(chart: Chart, id: string, object: KubeObject) {
    super(chart, id, { apiVersion: object.apiVersion, kind: object.kind, metadata: object.metadata });
    this.#object = object;
  }

  override toJson(): KubeObject {
    return this.#object;
  }
}
