import { freezeState, freezeWords } from '@fairlead/model';
import { command } from '../command.js';
import { exits } from '../io.js';
import { surveyed } from '../promotion/surveyed.js';

export { freezeCommand as command };

const freezeCommand = command<{ env?: readonly string[] }>({
  name: 'freeze',
  summary:
    'Say in words when releases move and when they do not, and when it opens next. Windows are reviewed configuration (`freezes` of an environment); to stop at once, `fairlead hold --all`.',
  configure: (line) => line.option('--env <environment...>', 'Environments to tell of (default: all)'),
  examples: ['fairlead freeze', 'fairlead freeze --env prod --json'],
  async run({ options: { env } }, io) {
    const { environments } = await surveyed(io, env);
    const told = environments.map(({ environment: { name, freezes } }) => ({
      environment: name,
      state: freezeState(freezes, io.now),
      windows: Object.entries(freezes).map(([window, freeze]) => ({
        name: window,
        words: freezeWords(freeze),
      })),
    }));
    const lines = told.flatMap(({ environment, state, windows }) => [
      `${environment}  ${stateWords(state)}`,
      ...windows.map(({ name, words }) => `  ${name}: ${words}`),
    ]);
    return { exit: exits.done, text: lines.join('\n'), json: { environments: told } };
  },
});

function stateWords(state: ReturnType<typeof freezeState>): string {
  if (state.state === 'frozen') return state.words;
  return state.closes === undefined ? 'open' : `open; closes ${state.closes}`;
}
