/**
 * A body as somebody at a terminal reads it: entities as the signs that they stand for, folds open, and nothing of what a
 * page hides. What stands in code stays as it is.
 */
export function terminalText(body: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of body.split('\n')) {
    const [, marks] = /^(`{3,})\w*$/.exec(line) ?? [];
    const isFence = fence === undefined ? marks !== undefined : line === fence;
    if (isFence) fence = fence === undefined ? marks : undefined;
    if (isFence || fence !== undefined) lines.push(line);
    else if (!isHidden(line)) lines.push(readable(line));
  }
  // Controls would be carried out by the terminal.
  return lines.join('\n').replace(/[^\P{Cc}\n]|\p{Cf}/gu, '');
}

const isHidden = (line: string): boolean => /^<!-- .* -->$/.test(line) || line === '</details>';

function readable(line: string): string {
  const open = line.replace(/^<details><summary>(.*)<\/summary>$/, '$1');
  // A span of code ends with as many backticks as it begins with.
  return open.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)|&#(\d+);/g, (found, marks, _text, sign) =>
    marks === undefined ? String.fromCodePoint(Number(sign)) : found.replaceAll('\\|', '|'),
  );
}
