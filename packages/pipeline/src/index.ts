export type { Digest, Images } from './oci/images.js';
