import { platform } from '@fairlead/model';
import dev from './environments/dev/environment.js';
import prod from './environments/prod/environment.js';
import stg from './environments/stg/environment.js';
import api from './services/api/service.js';
import web from './services/web/service.js';
import worker from './services/worker/service.js';

/** Everything that is delivered, and where to. */
export default platform({
  name: 'harbour',
  repository: { url: 'https://git.example.com/harbour/platform.git' },
  environments: [dev, stg, prod],
  services: [api, worker, web],
});
