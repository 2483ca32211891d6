/**
 * The first line of those shown that programs have not said, in this order and with anything between them; nothing
 * when all are there. `…` stands for any text, and commits have other names each time.
 */
export function unseen(said: string, shown: readonly string[]): string | undefined {
  let lines = said.split('\n');
  for (const line of shown.filter((each) => each.trim() !== '…')) {
    const pattern = patternOf(line.trim());
    const at = lines.findIndex((each) => pattern.test(each.trim()));
    if (at === -1) return line;
    lines = lines.slice(at + 1);
  }
  return undefined;
}

function patternOf(line: string): RegExp {
  const text = line.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
  const commits = text.replaceAll(/\b[0-9a-f]{12}(?:[0-9a-f]{28})?\b/g, (name) => `[0-9a-f]{${name.length}}`);
  return new RegExp(`^${commits.replaceAll('…', '.*')}$`);
}
