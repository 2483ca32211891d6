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

function editedAt(text: string, diff: readonly string[]): string {
  const side = (sign: '-' | '+') =>
    diff.filter((line) => [' ', sign, undefined].includes(line[0])).map((line) => line.slice(1));
  const [before, lines] = [side('-'), text.split('\n')];
  const found = lines.flatMap((_, at) => (before.every((line, i) => line === lines[at + i]) ? [at] : []));
  const [at] = found;
  if (at === undefined || found.length > 1) {
    throw new Error(`these lines are there ${found.length} times, not once:\n${before.join('\n')}`);
  }
  return lines.toSpliced(at, before.length, ...side('+')).join('\n');
}
