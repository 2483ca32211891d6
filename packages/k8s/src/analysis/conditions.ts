import type { Indicator } from '@fairlead/model';

/** In the expressions of Argo Rollouts. */
interface Answer {
  /** Holds where there is an answer. */
  readonly there: string;
  readonly answer: string;
}

/** Both fail where there is no answer, so that such a measurement is inconclusive. */
export function conditions({ good }: Indicator, { there, answer }: Answer) {
  const [holds, fails] = good.is === 'at-least' ? ['>=', '<'] : ['<=', '>'];
  return {
    successCondition: `${there} && ${answer} ${holds} ${good.bound}`,
    failureCondition: `${there} && ${answer} ${fails} ${good.bound}`,
  };
}
