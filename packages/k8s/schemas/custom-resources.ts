import { assumed } from './assumed.js';
import type { OpenApi } from './openapi.js';

/** A CustomResourceDefinition, as a cluster takes it. */
export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly spec: { readonly names: { readonly kind: string }; readonly [field: string]: unknown };
}

/** The label of what was written from documentation, for its owner publishes no schema. */
export const assumedLabel = { 'fairlead.dev/schema': 'assumed' };

/**
 * Kinds without a public schema, as far as they are known here: for a cluster that should hold such an object, never to
 * prove that it is right.
 */
export const assumedResources = (): readonly CustomResource[] =>
  Object.entries(assumed).map(([name, spec]) => {
    const [group = '', version = '', kind = ''] = name.split('/');
    const singular = kind.toLowerCase();
    const plural = singular.replace(/y$/, 'ie').concat('s');
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}`, labels: assumedLabel },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind, plural, singular, listKind: `${kind}List` },
        versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: object(spec) } }],
      },
    };
  });

const object = (spec: OpenApi) => ({
  type: 'object',
  properties: {
    spec: withoutEmptyLists(spec),
    status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
});

/** `required: []` says nothing, and JSON Schema forbids it. */
function withoutEmptyLists({ required = [], properties, items, ...rest }: OpenApi): OpenApi {
  return {
    ...rest,
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, schema]) => [name, withoutEmptyLists(schema)]),
      ),
    }),
    ...(items !== undefined && { items: withoutEmptyLists(items) }),
    ...(required.length > 0 && { required }),
  };
}

/** Without the texts for people, which are most of it and which no server looks at. */
export function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  // A property may be called so; then it is no text.
  const kept = Object.entries(value).filter(
    ([key, part]) => key !== 'description' || typeof part !== 'string',
  );
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutDescriptions(part)]));
}

/** The file of a definition below `crds`. */
export function fileOf({ metadata }: CustomResource): string {
  return `${metadata.name}.json`;
}

export const printed = (resource: unknown): string => `${JSON.stringify(resource, null, 1)}\n`;
