import { group } from '../group.js';
import { imageBuild } from '../image/build-command.js';
import { imagePush } from '../image/push-command.js';

export { imageCommand as command };

const imageCommand = group({
  name: 'image',
  summary:
    'Build the images that the last commit needs: of each service that changed since its newest image.',
  commands: {
    build: { summary: 'Build them and push nothing', command: imageBuild },
    push: { summary: 'Build them and push them, tagged with the commit', command: imagePush },
  },
});
