import { createHash } from 'node:crypto';

/**
 * Hash of a service's definition as one environment sees it.
 *
 * @param content all of `services/<s>.json`
 * @returns `sha256:` and 64 hexadecimal digits
 */
export function definitionHash(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
