import { type Problem, renderProblem } from '@fairlead/model';
import { oneLine, type Plan, planWords } from '@fairlead/pipeline/plan';
import type { Done, LeftOut } from '@fairlead/pipeline/promotion';

/** What was done, and what was not and why, for a person. */
export function journalText(journal: readonly Done[], notes: Plan['actions']): string {
  const done = journal.filter(({ outcome }) => outcome.kind !== 'noted').flatMap(doneLines);
  // A later round fails at the same thing again, in the same words.
  const lines = [...new Map(done.map((entry) => [entry.join('\n'), entry])).values()].flat();
  const said = notes.length === 0 ? [] : [planWords({ schema: 'fairlead.plan/1', actions: notes }).trimEnd()];
  // Reasons and titles in it are of others.
  return lines.length + said.length === 0 ? 'nothing to do' : [...lines.map(oneLine), ...said].join('\n');
}

function doneLines({ action, outcome }: Done): readonly (readonly string[])[] {
  const left = 'leftOut' in outcome ? outcome.leftOut.map(leftLines) : [];
  return [mainLines({ action, outcome }), ...left];
}

function mainLines({ action, outcome }: Done): readonly string[] {
  if (outcome.kind === 'blocked') return [`blocked ${named(action)}: ${outcome.what}`];
  if (outcome.kind === 'failed') return [];
  if (outcome.kind === 'waits') return [`waits   ${named(action)}: ${outcome.words}`];
  if (outcome.kind === 'stopped')
    return [`failed  ${named(action)}`, ...outcome.problems.flatMap(problemLines)];
  switch (action.kind) {
    case 'write-ledger': {
      if (outcome.kind !== 'written') return [];
      const at = `${action.ledger.branch} ${outcome.commit.slice(0, 7)}`;
      const { title, reason } = outcome.said ?? action;
      return [`wrote   ${title} (${at})`, ...reason.map((each) => `          ${each}`)];
    }
    case 'open-request':
    case 'update-request': {
      if (outcome.kind !== 'request') return [];
      return [
        `${outcome.was.padEnd(9)}request ${outcome.number}: ${action.request.title} (${outcome.url})`,
        `          ${action.request.status.words}`,
      ];
    }
    case 'close-request':
      return [`closed  request ${action.ref.number}: ${action.words}`];
    case 'merge-request':
      return [`merged  request ${action.ref.number} into ${action.target.environment}`];
    case 'set-status':
      return [`status  request ${action.ref.number} ${action.status.state}: ${action.status.words}`];
    case 'comment':
      return [`comment request ${action.ref.number}: ${action.words}`];
    case 'skip':
    case 'warn':
    case 'refuse':
      return [];
    default:
      return action satisfies never;
  }
}

function named(action: Done['action']): string {
  if ('ref' in action) return `request ${action.ref.number}`;
  if (action.kind === 'write-ledger') return action.title;
  return action.kind === 'open-request' ? action.request.title : action.kind;
}

function leftLines({ environment, unit, problems }: LeftOut): readonly string[] {
  return [`failed  ${environment}/${unit} keeps what it runs`, ...problems.flatMap(problemLines)];
}

const problemLines = (problem: Problem): readonly string[] =>
  renderProblem(problem)
    .split('\n')
    .map((line) => `          ${line}`);
