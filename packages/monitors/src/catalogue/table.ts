import { crashLoop } from './crash-loop.js';
import type { WorkloadItem } from './item.js';

/** What is watched of a workload without being asked for. */
export const workloadItems: readonly WorkloadItem[] = [crashLoop];
