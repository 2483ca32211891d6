import type { Rule } from './rule.js';

/** Nothing new is released of what is being taken away. */
export const retired: Rule = {
  name: 'retired',
  stops({ seen }, { environment }) {
    if (!seen.retired && !environment.settings.retired) return undefined;
    return {
      because: 'retired',
      until: 'later',
      code: 'FL_RELEASE_RETIRED',
      what: `${seen.retired ? 'the service' : 'the environment'} is retired, so nothing new arrives`,
      mend: 'take `retired` out of its definition to bring it back',
    };
  },
};
