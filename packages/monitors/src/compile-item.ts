import type { WorkloadAt } from './at.js';
import type { WorkloadItem } from './catalogue/item.js';
import { type MonitorDefinition, tag } from './datadog.js';
import { keyTag, logicalKey } from './identity.js';
import { route } from './routing.js';

/** A monitor with the name that it keeps. */
export interface KeyedMonitor {
  readonly key: string;
  readonly definition: MonitorDefinition;
}

/** A line of the catalogue for one workload. */
export function compileItem(item: WorkloadItem, at: WorkloadAt): KeyedMonitor {
  const { environment, service, workload, needs } = at;
  const key = logicalKey(at, 'monitor', `${workload}-${item.id}`);
  const { priority, handle } = route(environment.tier, item.severity, needs.owner);
  const definition: MonitorDefinition = {
    name: `[${environment.name}] ${service} ${workload}: ${item.title}`,
    type: 'query alert',
    query: item.query(at, item.thresholds.critical),
    message: messageOf(item.says(at), { ...needs, handle }),
    tags: tagsOf(at, key),
    priority,
    options: {
      thresholds: item.thresholds,
      include_tags: true,
      new_host_delay: 300,
      notify_audit: false,
      notify_no_data: false,
      renotify_interval: 0,
      require_full_window: false,
    },
  };
  return { key, definition };
}

interface Contact {
  readonly runbook: string;
  readonly owner: string;
  readonly handle: string | undefined;
}

function messageOf(says: string, { runbook, owner, handle }: Contact): string {
  const contact = [
    ...(runbook === '' ? [] : [`Runbook: ${runbook}`]),
    ...(owner === '' ? [] : [`Owner: ${owner}`]),
    ...(handle === undefined ? [] : [handle]),
  ];
  return contact.length === 0 ? says : `${says}\n\n${contact.join('\n')}`;
}

function tagsOf({ environment, service, needs }: WorkloadAt, key: string): readonly string[] {
  const owner = needs.owner === '' ? [] : [tag('owner', needs.owner)];
  return [tag('env', environment.name), tag('service', service), ...owner, tag(keyTag, key)].sort();
}
