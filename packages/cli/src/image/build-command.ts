import { command } from '../command.js';
import { type ImageOptions, imageOptions } from './options.js';
import { runImages } from './run.js';

export const imageBuild = command<ImageOptions>({
  name: 'image build',
  summary:
    'Build the images that the last commit needs, to see that they build. No registry is asked or told.',
  configure: imageOptions,
  examples: [
    'fairlead image build --dry-run',
    'fairlead image build --builder plain --service web',
    'fairlead image build --builder plain --service web --from apps/services/web/site',
  ],
  run: ({ options }, io) => runImages(options, 'check', io),
});
