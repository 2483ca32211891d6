/** What a registry answers to whoever it does not know. */
export interface Challenge {
  readonly scheme: 'bearer' | 'basic';
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Reads `WWW-Authenticate` (RFC 9110, section 11.6.1): the first challenge of a scheme that registries use.
 *
 * @returns nothing where there is none
 */
export function parseChallenge(header: string | null): Challenge | undefined {
  const found = /(?:^|,\s*)(bearer|basic)(?:\s+(.*))?$/is.exec(header ?? '');
  if (found === null) return undefined;
  const parameters: Record<string, string> = {};
  // Parameters end where the next challenge's scheme begins: a word with no `=` after it.
  const pattern = /\s*([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(?:,|$)/y;
  for (let each = pattern.exec(found[2] ?? ''); each !== null; each = pattern.exec(found[2] ?? '')) {
    const [, name = '', quoted, plain] = each;
    parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
  }
  return { scheme: found[1]?.toLowerCase() === 'basic' ? 'basic' : 'bearer', parameters };
}
