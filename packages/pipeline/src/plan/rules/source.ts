import type { Rule } from './rule.js';

/** What runs comes from a commit that is gone: without it nothing can be said to be newer. */
export const sourceReachable: Rule = {
  name: 'source-reachable',
  override: 'ancestry',
  stops({ candidate, seen }) {
    if (candidate.relation !== 'unknown') return undefined;
    return {
      because: 'source-unreachable',
      until: 'mended',
      code: 'FL_SOURCE_UNREACHABLE',
      what: `runs ${short(seen.release?.source.commit)}, which no branch has any more, so nothing is known to be newer`,
      mend: 'look at what was force-pushed, then promote a commit by name with `--override ancestry` and a reason',
    };
  },
};

/** A commit of a feature branch arrives only where those are accepted. */
export const acceptedBranch: Rule = {
  name: 'accepted-branch',
  override: 'branch',
  stops({ candidate }, { environment, observed }) {
    if (candidate.branchedFrom === undefined || environment.settings.delivery.accepts === 'any')
      return undefined;
    return {
      because: 'off-branch',
      // Where somebody tries a branch out, the runs of everybody else end well; who names such a commit is told no.
      until: 'later',
      code: 'FL_SOURCE_BRANCH',
      what: `${short(candidate.commit)} is not on ${observed.tracked.branch}, and ${environment.settings.name} accepts nothing else`,
      mend: `merge it first, or set \`accepts: 'any'\` in the delivery of ${environment.settings.name}`,
    };
  },
};

/** An older commit never replaces a newer one, whatever finished last, and no patch is lost in silence. */
export const ancestry: Rule = {
  name: 'ancestry',
  override: 'ancestry',
  stops({ candidate, seen }) {
    const { relation, missing, commit } = candidate;
    const running = short(seen.release?.source.commit);
    if (relation === 'behind') {
      return {
        because: 'superseded',
        until: 'later',
        code: 'FL_SOURCE_OLDER',
        what: `${short(commit)} is older than ${running}, which runs here`,
        mend: 'to return to it use `fairlead rollback`',
      };
    }
    if (relation !== 'diverged' || missing.length === 0) return undefined;
    return {
      because: 'patch-missing',
      until: 'later',
      code: 'FL_SOURCE_DIVERGED',
      what: `${short(commit)} has not ${missing.map(short).join(', ')}, which ${running} brought here`,
      mend: 'merge that patch first, or promote with `--override ancestry` and a reason',
    };
  },
};

const short = (commit = ''): string => commit.slice(0, 7);
