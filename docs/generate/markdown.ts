/** The first line of every generated page. */
export const notice = '<!-- Written by `npm run docs` from the sources. Edit those instead. -->';

/** A table; cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that is shown as it is; empty text shows nothing. */
export function code(text: string): string {
  if (text === '') return '';
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Paragraphs, lists and tables below each other. */
export function page(...blocks: readonly string[]): string {
  return `${[notice, ...blocks].filter((block) => block !== '').join('\n\n')}\n`;
}

/** As TSDoc has it: links become code, line breaks become spaces. */
export function prose(doc: string): string {
  return doc
    .replace(/\{@link ([^}]+)\}/g, (_, name: string) => code(name))
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*(?!-)/g, ' '))
    .join('\n\n');
}

// A bar inside code ends a cell too, and a line break ends the table.
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
