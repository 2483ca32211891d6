// What the teams agreed on: said once here, and taken by name where it holds.

/** Answers on `http`: liveness never asks the database, readiness does. */
export const httpProbes = {
  startup: { check: { http: '/livez', port: 'http' } },
  readiness: { check: { http: '/readyz', port: 'http' } },
  liveness: { check: { http: '/livez', port: 'http' } },
} as const;

/** A Service on 80, and metrics that no Service offers. */
export const httpPorts = {
  http: { port: 8080, exposed: 80 },
  metrics: { port: 9090, exposed: false },
} as const;

/** Smallest machine that stood the sale of a premiere. */
export const cloudSql = {
  kind: 'cloud-sql',
  size: 'db-custom-4-15360',
  storageGb: 100,
  highlyAvailable: true,
} as const;

/** For rehearsals: the same engine, and nobody is woken up. */
export const smallCloudSql = {
  ...cloudSql,
  size: 'db-custom-1-3840',
  storageGb: 20,
  highlyAvailable: false,
} as const;

/** Five minutes with a tenth of the requests, then a person looks at the sales board. */
export const carefully = [
  { weight: 10 },
  { pause: 300 },
  { weight: 50 },
  { pause: 'until-promoted' },
] as const;
