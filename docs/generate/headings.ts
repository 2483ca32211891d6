import { posix } from 'node:path';
import { readText } from './program.js';

/** Headings of a page by the anchor that hosts give them. @param text Markdown */
export function headingsOf(text: string): ReadonlyMap<string, string> {
  const lines = text.replaceAll(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm);
  const headings = new Map<string, string>();
  for (const [, heading = ''] of lines) headings.set(freeOf(headings, anchor(heading)), heading);
  return headings;
}

/**
 * A link to a place that exists, called as its page and its heading are.
 *
 * @param to page below `docs`, with an anchor where it is not the whole page
 * @param from folder of the page that links, below `docs`
 * @throws Error when the page has no such heading
 */
export function linkTo(to: string, from: string): string {
  const [path = '', at] = to.split('#');
  const headings = headingsOf(readText(`docs/${path}`));
  const [title = path] = headings.values();
  if (at === undefined) return `[${title}](${posix.relative(from, to)})`;
  const heading = headings.get(at);
  if (heading === undefined) throw new Error(`docs/${path} has no heading #${at}`);
  return `[${title.replace(/:.*/, '')}: ${heading}](${posix.relative(from, to)})`;
}

const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

/** A heading that is there twice is counted. */
function freeOf(taken: ReadonlyMap<string, string>, wanted: string): string {
  let free = wanted;
  for (let count = 1; taken.has(free); count++) free = `${wanted}-${count}`;
  return free;
}
