import { expected } from '../expected.js';
import { openRequest } from '../promotion.js';
import type { Step } from '../step.js';

/** The request says what changes, before anybody has to ask. */
export const request: Step = {
  name: 'request',
  title: ({ subject: { production } }) => `Read what the request for ${production.name} says`,
  async run(stage) {
    const number = await openRequest(stage);
    const { json } = await stage.fairlead('request', 'show', `${number}`);
    const { title, body } = json as { readonly title: string; readonly body: string };
    const lines = foldedBody(body);
    for (const line of [title, '', ...lines]) stage.say(`  ${line}`.trimEnd());
    const commit = stage.git.run('rev-parse', '--short=7', 'HEAD');
    expected(body.includes(commit), `the request does not name ${commit}`);
    expected(body.includes('fairlead rollback'), 'the request does not say how to go back');
    return { summary: `request ${number}: ${title}`, json: { number, title, body } };
  },
};

/** Lines of a folded part that are shown on a terminal, which cannot fold. */
const shownOfFolded = 12;

/** A page shows the sign for its entity; what is escaped is one line without control characters already. */
const asShown = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/** A body without what only programs read, its folded part cut. */
function foldedBody(body: string): readonly string[] {
  const lines = asShown(body)
    .split('\n')
    .filter((line) => !line.startsWith('<!--'));
  const [begin, end] = [lines.findIndex((line) => line.startsWith('<details>')), lines.indexOf('</details>')];
  if (begin === -1 || end - begin <= shownOfFolded + 4) return lines;
  const rest = `… ${end - begin - shownOfFolded} more lines, folded on a page`;
  return [...lines.slice(0, begin + shownOfFolded), rest, ...lines.slice(end)];
}
