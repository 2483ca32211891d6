export type { Waiting } from './git/back-off.js';
export { RegistryClient } from './oci/client.js';
export { anonymous, type Credentials, dockerCredentials } from './oci/credentials.js';
export { RegistryFailure, type RegistryFailureKind } from './oci/failure.js';
export { firstImage, type OnceTagged } from './oci/first-image.js';
export type { Digest, Images } from './oci/images.js';
export { parseReference, printReference, type Reference, type Repository } from './oci/reference.js';
export { type LoopbackRegistry, startRegistry } from './oci/registry/registry.js';
export { registryImages } from './oci/registry-images.js';
