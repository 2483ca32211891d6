import { terminalText } from '@fairlead/pipeline/promotion';
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

/** A body as a terminal shows it, its folded part cut. */
function foldedBody(body: string): readonly string[] {
  const lines = body.split('\n');
  const [begin, end] = [lines.findIndex((line) => line.startsWith('<details>')), lines.indexOf('</details>')];
  if (begin === -1 || end - begin <= shownOfFolded + 4) return shown(lines);
  const rest = `… ${end - begin - shownOfFolded} more lines, folded on a page`;
  return [...shown(lines.slice(0, begin + shownOfFolded)), rest, ...shown(lines.slice(end))];
}

const shown = (lines: readonly string[]): readonly string[] => terminalText(lines.join('\n')).split('\n');
