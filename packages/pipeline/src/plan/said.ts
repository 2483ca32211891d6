import type { Refuse, Skip, Target } from './action.js';
import type { Stop } from './wish.js';

export function skipped(target: Target, { because, what }: Stop): Skip {
  return { kind: 'skip', target, because, words: what };
}

export function refusal(target: Target, { code, what, mend }: Stop): Refuse {
  const { environment, unit, service } = target;
  const problem = { code, file: `${environment}/${service ?? unit}`, path: '', value: undefined, what, mend };
  return { kind: 'refuse', target, problem };
}
