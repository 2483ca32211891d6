import { group } from '../group.js';

export { newCommand as command };

const newCommand = group({
  name: 'new',
  summary: 'Add something to the definitions. Nothing is written unless all of it is sound.',
  commands: {
    service: {
      summary: 'Add a service',
      load: async () => ({ command: (await import('../new/service-command.js')).newService }),
    },
    environment: {
      summary: 'Add an environment',
      load: async () => ({ command: (await import('../new/environment-command.js')).newEnvironment }),
    },
  },
});
