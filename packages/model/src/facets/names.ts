/**
 * The names that the facets of one workload may refer to. The builders infer them from the definition, so
 * that a reference to a name that is not there does not compile.
 */
export interface Names {
  /** Ports of this workload. */
  readonly port: string;
  /** Images of the service. */
  readonly image: string;
  /** Config sets of the service, and the environments' shared ones. */
  readonly set: string;
  /** A secret of the service and one of its keys. */
  readonly secretKey: SecretKey;
  /** Databases of the service. */
  readonly database: string;
  /** Services that this one declares to call. */
  readonly call: string;
}

/** One value inside a secret. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
}
