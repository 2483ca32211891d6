import type { Json, Problem, ResolvedEnvironment } from '@fairlead/model';

interface Refusal {
  /** In the environment's definition, as property names joined by dots. */
  readonly path: string;
  readonly value: Json;
  readonly what: string;
  readonly mend: string;
}

/**
 * Every use of something that an environment may say and no compiler renders yet. What stands here is refused
 * with its place, as `refusals` does for services.
 */
export function environmentRefusals(environment: ResolvedEnvironment): readonly Problem[] {
  const file = `${environment.folder}/environment.ts`;
  return rules
    .flatMap((rule) => rule(environment))
    .map((found) => ({ code: 'FL_NOT_COMPILED', file, ...found }));
}

const rules: readonly ((environment: ResolvedEnvironment) => readonly Refusal[])[] = [
  ({ delivery: { strategy } }) =>
    strategy === 'image-updater' || strategy === 'rollout-restart'
      ? [
          {
            path: 'delivery.strategy',
            value: strategy,
            what: 'follows a tag that moves, and only what a release names is rendered yet',
            mend: "write 'commit-on-merge' for now",
          },
        ]
      : [],
  ({ ledger: { kind } }) =>
    kind === 'oci'
      ? [
          {
            path: 'ledger.kind',
            value: kind,
            what: 'charts are not pushed to a registry yet',
            mend: 'leave the ledger out for now, so that Argo CD reads this tree',
          },
        ]
      : [],
  ({ addOns }) =>
    Object.entries(addOns)
      .filter(([, { enabled }]) => enabled)
      .map(([name, { chart }]) => ({
        path: `addOns.${name}`,
        value: chart,
        what: 'add-ons are not rendered yet',
        mend: 'write enabled: false for now, and install the chart by hand',
      })),
];
