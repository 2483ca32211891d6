import {
  type Needs,
  parseEnvironment,
  parseNeeds,
  printJson,
  type ResolvedEnvironment,
} from '@fairlead/model';
import type { ServiceAt } from './at.js';
import { workloadItems } from './catalogue/table.js';
import { compileItem } from './compile-item.js';
import type { MonitorDefinition } from './datadog.js';
import type { Kind } from './identity.js';

/** What it reads of an environment's folder. */
export const monitorsInputs = ['environment.json', 'needs.json'] as const;

/** Version of the files' format. */
export const renderedSchema = 'fairlead.monitors/1';

/** `monitors/<service>.json`: all that a service has in Datadog, by logical key. */
export interface RenderedMonitors {
  readonly schema: typeof renderedSchema;
  readonly service: string;
  readonly environment: string;
  readonly resources: {
    readonly [key: string]: { readonly kind: Kind; readonly definition: MonitorDefinition };
  };
}

/**
 * The definitions that an environment has in Datadog: one file for each service, named after it, sorted.
 *
 * @param files contents of {@link monitorsInputs}, by name
 * @throws FairleadError FL_RESOLVED_JSON, FL_RESOLVED_VERSION
 */
export function synthMonitors(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const environment = parseEnvironment('environment.json', files.get('environment.json') ?? '');
  const needs = parseNeeds('needs.json', files.get('needs.json') ?? '');
  const rendered = servicesOf(environment, needs).map(
    (at) => [`${at.service}.json`, printJson(render(at))] as const,
  );
  return new Map(rendered);
}

function servicesOf(environment: ResolvedEnvironment, { services }: Needs): readonly ServiceAt[] {
  const byName = Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1));
  return byName.map(([service, needs]) => ({ environment, service, needs }));
}

function render(at: ServiceAt): RenderedMonitors {
  const resources = Object.entries(at.needs.workloads).flatMap(([workload, { kind }]) =>
    workloadItems
      .filter(({ kinds }) => kinds.includes(kind))
      .map((item) => compileItem(item, { ...at, workload }))
      .map(({ key, definition }) => [key, { kind: 'monitor', definition }] as const),
  );
  return {
    schema: renderedSchema,
    service: at.service,
    environment: at.environment.name,
    resources: Object.fromEntries(resources),
  };
}
