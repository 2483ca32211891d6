import type { Rule } from './rule.js';

/** A release file that cannot be read: the service keeps what it runs, and everybody else goes on. */
export const readable: Rule = {
  name: 'readable',
  override: 'ancestry',
  stops({ seen: { releaseProblem } }) {
    if (releaseProblem === undefined) return undefined;
    const { code, what, mend } = releaseProblem;
    return { because: 'release-unreadable', until: 'mended', code, what, mend };
  },
};
