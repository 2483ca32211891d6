import { group } from '../group.js';
import { newEnvironment } from '../new/environment-command.js';
import { newService } from '../new/service-command.js';

export { newCommand as command };

const newCommand = group({
  name: 'new',
  summary: 'Add something to the definitions. Nothing is written unless all of it is sound.',
  commands: {
    service: { summary: 'Add a service', command: newService },
    environment: { summary: 'Add an environment', command: newEnvironment },
  },
});
