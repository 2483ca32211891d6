import type { JsonObject } from '@fairlead/model';
import type { KubeObject } from '../../object.js';
import { mayConnect, type PodPort } from '../connections.js';
import type { Inventory, Placed } from '../inventory.js';
import { objectsAt, stringsAt, textAt } from '../pods.js';
import { called, isWithPods, podRule, type Said, type WithPods } from '../rule.js';

/**
 * A variable names a Service of the environment that network policies do not let the pods reach: they would wait for
 * an answer until they give up. Only addresses are looked at (`http://…`, `host:port`), and only Services that are there.
 */
export const unreachable = podRule((placed, inventory) =>
  variablesOf(placed, inventory).flatMap(({ text, ...where }) =>
    addressesIn(text).flatMap((address): readonly Said[] => {
      const service = serviceNamed(address.host, placed.namespace, inventory);
      if (service === undefined || reaches(placed, { service, port: address.port }, inventory)) return [];
      return [
        {
          code: 'FL_UNREACHABLE',
          severity: 'warning',
          ...where,
          value: address.port === undefined ? address.host : `${address.host}:${address.port}`,
          what: `names Service ${service.object.metadata.name}, which network policies do not let ${called(placed)} reach`,
          mend: mend({ service, port: address.port }),
        },
      ];
    }),
  ),
);

interface Variable {
  readonly text: string;
  /** Where the text stands: in the pods' own object, or in a ConfigMap. */
  readonly object?: KubeObject;
  readonly path: readonly (string | number)[];
}

/** Every text that the containers get as a variable. */
function variablesOf(placed: WithPods, inventory: Inventory): readonly Variable[] {
  const fromMap = (name: string | undefined, keys: (data: readonly string[]) => readonly string[]) => {
    const object =
      name === undefined ? undefined : inventory.find(placed.namespace, 'ConfigMap', name)?.object;
    if (object === undefined) return [];
    const data = stringsAt(object, ['data']);
    return keys(Object.keys(data)).flatMap((key) => {
      const text = data[key];
      return typeof text === 'string' ? [{ text, object, path: ['data', key] }] : [];
    });
  };
  return placed.pods.containers.flatMap(({ spec, path }) => [
    ...objectsAt(spec, ['env']).flatMap(([index, each]) => {
      const { value } = each;
      if (typeof value === 'string') return [{ text: value, path: [...path, 'env', index, 'value'] }];
      const reference = ['valueFrom', 'configMapKeyRef'];
      const key = textAt(each, [...reference, 'key']);
      return fromMap(textAt(each, [...reference, 'name']), (keys) => keys.filter((one) => one === key));
    }),
    ...objectsAt(spec, ['envFrom']).flatMap(([, each]) =>
      fromMap(textAt(each, ['configMapRef', 'name']), (keys) => keys),
    ),
  ]);
}

interface Address {
  readonly host: string;
  /** Where the text says none, whoever reads it takes that of the scheme. */
  readonly port: number | undefined;
}

/** `scheme://user@host:port/path`, of which all but the host may be missing. */
const form =
  /^(?:((?:jdbc:)?[a-z][a-z\d+.-]*):\/\/(?:[^\s/@]*@)?)?([a-z\d](?:[a-z\d.-]*[a-z\d])?)\.?(?::(\d{1,5}))?(?:[/?#].*)?$/i;

/** The addresses of a text: one, or a list. A name alone is none, it may be of anything, and a script or a file is more. */
function addressesIn(text: string): readonly Address[] {
  if (!text.includes(':') || text.includes('\n')) return [];
  return text.split(/[\s,;]+/).flatMap((word) => {
    const [, scheme, host, port] = form.exec(word) ?? [];
    if (host === undefined || (scheme === undefined && port === undefined)) return [];
    return [{ host: host.toLowerCase(), port: port === undefined ? undefined : Number(port) }];
  });
}

/** `name`, `name.namespace`, `name.namespace.svc` or `name.namespace.svc.cluster.local`. */
function serviceNamed(host: string, own: string, inventory: Inventory): Placed | undefined {
  const [name = '', namespace = own, ...domain] = host.split('.');
  if (!['', 'svc', 'svc.cluster.local'].includes(domain.join('.'))) return undefined;
  return inventory.find(namespace, 'Service', name);
}

/** A Service and the one of its ports that is asked for; `undefined` is any. */
interface Asked {
  readonly service: Placed;
  readonly port: number | undefined;
}

/** Also where that is not known, and where the Service is the pods' own: they tell others of it. */
function reaches(from: WithPods, { service, port }: Asked, inventory: Inventory): boolean {
  const selector = stringsAt(service.object, ['spec', 'selector']);
  if (Object.keys(selector).length === 0) return true;
  const targets = inventory.withLabels(service.namespace, selector).filter(isWithPods);
  const ports = objectsAt(service.object, ['spec', 'ports'])
    .map(([, each]) => each)
    .filter((each) => port === undefined || each['port'] === port);
  const connections = targets.flatMap((to) =>
    ports.flatMap((each) => podPorts(each, to).map((reached) => ({ from, to, port: reached }))),
  );
  return (
    connections.length === 0 ||
    targets.some(({ object }) => object === from.object) ||
    connections.some((connection) => mayConnect(connection, inventory))
  );
}

/** The port of the pods that a port of a Service leads to; none where they do not declare its name. */
function podPorts(
  { port, targetPort = port, protocol = 'TCP' }: JsonObject,
  { pods }: WithPods,
): readonly PodPort[] {
  const declared = pods.containers
    .flatMap(({ spec }) => objectsAt(spec, ['ports']).map(([, each]) => each))
    .find(({ name, containerPort }) => targetPort === name || targetPort === containerPort);
  const number = declared?.['containerPort'] ?? targetPort;
  if (typeof number !== 'number') return [];
  const name = declared && textAt(declared, ['name']);
  return [{ name, number, protocol: String(protocol) }];
}

function mend({ service: { object, of }, port }: Asked): string {
  const generic = 'let a NetworkPolicy allow it on both sides, or take the variable away';
  if (of === undefined) return generic;
  const { name, workloads } = of.service;
  const [endpoint] = Object.entries(workloads).flatMap(([workload, { objectName, ports = {} }]) => {
    if (objectName !== object.metadata.name) return [];
    const exposed = Object.entries(ports).filter(([, each]) => each.exposed !== false);
    const [meant] = exposed.find(([, each]) => each.exposed === port) ?? exposed[0] ?? [];
    return meant === undefined ? [] : [{ workload, meant }];
  });
  if (endpoint === undefined) return generic;
  const { workload, meant } = endpoint;
  return `declare it: calls: { ${/^\w+$/.test(name) ? name : `'${name}'`}: '${workload}.${meant}' }`;
}
