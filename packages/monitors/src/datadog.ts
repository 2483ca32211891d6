/** A monitor as Datadog's API takes it. Only what is managed is here: silences, downtimes and roles are people's. */
export interface MonitorDefinition {
  readonly name: string;
  readonly type: 'query alert';
  readonly query: string;
  readonly message: string;
  /** Sorted, without doubles. */
  readonly tags: readonly string[];
  /** From 1, the highest, to 5. */
  readonly priority: 1 | 2 | 3 | 4 | 5;
  readonly options: MonitorOptions;
}

/** An update replaces all options, so each is written, the API's own defaults too. */
export interface MonitorOptions {
  readonly thresholds: { readonly critical: number; readonly warning?: number };
  readonly include_tags: boolean;
  /** In seconds. */
  readonly new_host_delay: number;
  readonly notify_audit: boolean;
  readonly notify_no_data: boolean;
  /** In minutes; 0 is never. */
  readonly renotify_interval: number;
  readonly require_full_window: boolean;
}

/** A tag as Datadog stores it: in lower case, of letters, digits and `_-:./`, 200 characters at most. */
export function tag(key: string, value: string): string {
  return `${key}:${value}`
    .toLowerCase()
    .replace(/[^a-z0-9_\-:./]/g, '_')
    .slice(0, 200);
}
