/** A moment as the project writes it: RFC 3339 in UTC, whole seconds, as git keeps them. */
export function utc(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z');
}
