import { renderProblem } from '@fairlead/model';
import { type Plan, planWords } from '@fairlead/pipeline/plan';
import type { Done } from '@fairlead/pipeline/promotion';

/** What was done, and what was not and why, for a person. */
export function journalText(journal: readonly Done[], notes: Plan['actions']): string {
  const lines = journal.filter(({ outcome }) => outcome.kind !== 'noted').flatMap(doneLines);
  const said = notes.length === 0 ? [] : [planWords({ schema: 'fairlead.plan/1', actions: notes }).trimEnd()];
  return lines.length + said.length === 0 ? 'nothing to do' : [...lines, ...said].join('\n');
}

function doneLines({ action, outcome }: Done): readonly string[] {
  const left = 'leftOut' in outcome ? outcome.leftOut.flatMap(leftLines) : [];
  return [...mainLines({ action, outcome }), ...left];
}

function mainLines({ action, outcome }: Done): readonly string[] {
  if (outcome.kind === 'blocked') return [`blocked ${named(action)}: ${outcome.what}`];
  if (outcome.kind === 'failed') return [];
  switch (action.kind) {
    case 'write-ledger': {
      if (outcome.kind !== 'written') return [];
      const at = `${action.ledger.branch} ${outcome.commit.slice(0, 7)}`;
      return [`wrote   ${action.title} (${at})`, ...action.reason.map((each) => `          ${each}`)];
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
      return [`comment request ${action.ref.number}`];
    case 'skip':
    case 'warn':
    case 'refuse':
      return [];
    default:
      return action satisfies never;
  }
}

const named = (action: Done['action']): string =>
  'ref' in action ? `request ${action.ref.number}` : action.kind;

function leftLines({ environment, unit, problems }: Left): readonly string[] {
  const said = problems.flatMap((problem) => renderProblem(problem).split('\n'));
  return [`failed  ${environment}/${unit} keeps what it runs`, ...said.map((line) => `          ${line}`)];
}

type Left = Extract<Done['outcome'], { readonly kind: 'written' }>['leftOut'][number];
