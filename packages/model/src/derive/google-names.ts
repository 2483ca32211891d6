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
