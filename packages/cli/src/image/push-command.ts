import { command } from '../command.js';
import { type ImageOptions, imageOptions } from './options.js';
import { runImages } from './run.js';

export const imagePush = command<ImageOptions>({
  name: 'image push',
  summary:
    'Build the images that the last commit needs and push them, tagged with its full hash. A tag that is there is used again and never moved.',
  configure: imageOptions,
  examples: ['fairlead image push --dry-run', 'fairlead image push --builder plain --service web'],
  run: ({ options }, io) => runImages(options, 'push', io),
});
