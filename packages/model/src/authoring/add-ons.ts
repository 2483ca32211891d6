import type { JsonObject } from '../json.js';

/** A chart of a third party that an environment runs beside its services, by its own Application. */
export interface AddOn {
  /** A chart repository (`https://…`) or a registry (`oci://…`). */
  readonly repository: string;
  readonly chart: string;
  /** One exact semantic version, so that nothing changes by itself. */
  readonly version: string;
  /** @default the add-on's name */
  readonly namespace?: string;
  /** Values of the chart. @default {} */
  readonly values?: JsonObject;
  /** `false` takes it away and keeps its place. @default true */
  readonly enabled?: boolean;
}

export type ResolvedAddOn = Required<AddOn>;
