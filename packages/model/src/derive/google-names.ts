import type { Cloud } from '../authoring/environment.js';

/**
 * Id of the Google service account that a service's pods act as. Google wants at least six characters, so a
 * shorter name gets `-service` put after it; longer names than thirty are refused by a check.
 *
 * @see https://cloud.google.com/iam/docs/service-accounts-create
 */
export const googleAccountId = (service: string): string =>
  service.length < 6 ? `${service}-service` : service;

/** Longest id of a Google service account. */
export const longestGoogleAccountId = 30;

/** Email of the Google service account that a service's pods act as; it names the account everywhere. */
export const googleAccountEmail = (service: string, project: string): string =>
  `${googleAccountId(service)}@${project}.iam.gserviceaccount.com`;

/**
 * Name of the Cloud SQL instance that holds one database of a service. Infrastructure gives it this name, so that
 * manifests know it before the instance is there.
 */
export const cloudSqlInstanceName = (
  { platform, name }: { readonly platform: string; readonly name: string },
  service: string,
  database: string,
): string => `${platform}-${name}-${service}-${database}`;

/** Longest name of a Cloud SQL instance together with its project. (cloud.google.com/sql/docs, create instance) */
export const longestInstance = 98;

/** `project:region:instance`, by which the Auth Proxy finds an instance; `''` outside Google Cloud. */
export function cloudSqlConnectionName(
  environment: { readonly platform: string; readonly name: string; readonly cloud: Cloud },
  service: string,
  database: string,
): string {
  const { cloud } = environment;
  if (cloud.provider !== 'google') return '';
  return `${cloud.project}:${cloud.region}:${cloudSqlInstanceName(environment, service, database)}`;
}

/**
 * What Cloud SQL calls a service's account as a user of a database: PostgreSQL takes the email without the domain
 * that all accounts share, MySQL what stands before the `@`.
 *
 * @see https://cloud.google.com/sql/docs/postgres/add-manage-iam-users
 */
export function cloudSqlUser(engine: 'postgres' | 'mysql', service: string, project: string): string {
  if (engine === 'mysql') return googleAccountId(service);
  return googleAccountEmail(service, project).replace('.gserviceaccount.com', '');
}
