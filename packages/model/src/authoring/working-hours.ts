/**
 * When an environment is on; at all other times nothing that runs all the time has a pod. KEDA moves the number of
 * pods then, and it alone, so it must be installed. What runs by the clock keeps its own schedule, which is refused
 * where it would call what is off; a service stays on with `scaling.alwaysOn`.
 */
export interface WorkingHours {
  /** When pods come: five fields, such as `0 7 * * 1-5`. */
  readonly on: string;
  /** When they go: five fields, such as `0 20 * * 1-5`. */
  readonly off: string;
  /** IANA name. */
  readonly timeZone: string;
}
