/**
 * Text that others wrote, as it may stand within a line of ours: a break in it could make a line or a trailer that
 * nobody wrote, and a terminal obeys control characters.
 */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
