/** Name of a git object: 40 hexadecimal digits (64 in a repository of SHA-256). */
export type Oid = string;

/** What a ref that is not there is compared with. */
export const noObject: Oid = '0'.repeat(40);
