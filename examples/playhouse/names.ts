import { declare } from '@fairlead/model';

/** The names that services and environments share. This file imports neither, so both can import it. */
export const { service, environment } = declare({
  environments: ['dev', 'stg', 'prod', 'venue'],
  sets: ['house'],
});
