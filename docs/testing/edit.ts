/**
 * A text after an edit that is written as a diff without line numbers: a line that begins with a space or `-` must
 * be there, one that begins with `+` is there afterwards. A line `@@` begins another place of the same file.
 *
 * @throws Error where the lines are not there, or more than once
 */
export function edited(text: string, diff: readonly string[]): string {
  return placesIn(diff).reduce(editedAt, text);
}

function placesIn(diff: readonly string[]): readonly (readonly string[])[] {
  const places: string[][] = [[]];
  for (const line of diff) {
    if (line.startsWith('@@')) places.push([]);
    else places.at(-1)?.push(line);
  }
  return places.filter((lines) => lines.length > 0);
}

function editedAt(text: string, lines: readonly string[]): string {
  const side = (sign: '-' | '+') =>
    lines.filter((line) => [' ', sign, undefined].includes(line[0])).map((line) => `${line.slice(1)}\n`);
  const before = side('-').join('');
  // Whole lines alone: the text begins like a line that ends before it.
  const parts = `\n${text}`.split(`\n${before}`);
  const [first = '', second = ''] = parts;
  if (parts.length !== 2) throw new Error(`these lines are there ${parts.length - 1} times, not once:\n${before}`);
  return `${first}\n${side('+').join('')}${second}`.slice(1);
}
