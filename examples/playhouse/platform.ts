import { platform } from '@fairlead/model';
import dev from './environments/dev/environment.js';
import prod from './environments/prod/environment.js';
import stg from './environments/stg/environment.js';
import venue from './environments/venue/environment.js';
import backstage from './services/backstage/service.js';
import boxOffice from './services/box-office/service.js';
import broker from './services/broker/service.js';
import caretaker from './services/caretaker/service.js';
import gate from './services/gate/service.js';
import ledger from './services/ledger/service.js';
import mailer from './services/mailer/service.js';
import posters from './services/posters/service.js';
import search from './services/search/service.js';
import seats from './services/seats/service.js';
import storefront from './services/storefront/service.js';

/** Tickets for forty theatres: sold on the web, checked at their doors. */
export default platform({
  name: 'playhouse',
  repository: { url: 'https://git.example.com/playhouse/platform.git' },
  folder: 'examples/playhouse',
  environments: [dev, stg, prod, venue],
  services: [
    storefront,
    boxOffice,
    seats,
    mailer,
    ledger,
    search,
    broker,
    backstage,
    gate,
    posters,
    caretaker,
  ],
  patches: [
    // Our nodes' resolvers answer slowly to names that are tried with every search domain.
    {
      target: { kind: ['Deployment', 'Rollout'] },
      merge: { spec: { template: { spec: { dnsConfig: { options: [{ name: 'ndots', value: '2' }] } } } } },
    },
  ],
});
