import type { WorkloadKind } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { Severity } from '../routing.js';

/** One line of the catalogue: a monitor that every workload of some kinds gets. */
export interface WorkloadItem {
  /** Ends the logical key, so it never changes. */
  readonly id: string;
  readonly kinds: readonly WorkloadKind[];
  readonly severity: Severity;
  /** What is wrong when it alerts, in a few words. */
  readonly title: string;
  readonly thresholds: { readonly critical: number; readonly warning?: number };
  /** The whole query; `critical` is the threshold that it ends with. */
  readonly query: (at: WorkloadAt, critical: number) => string;
  /** What the person who is called reads first, in Datadog's Markdown with its template variables. */
  readonly says: (at: WorkloadAt) => string;
}
