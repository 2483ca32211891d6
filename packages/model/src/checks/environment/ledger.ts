import type { Ledger } from '../../authoring/ledger.js';
import { formats } from '../../authoring/ledger.js';
import type { Problem } from '../../problem.js';
import { branchName, imageRepository } from './names.js';
import type { EnvironmentAt, EnvironmentRule } from './rule.js';

/** Releases and manifests are written to a place that there can be, and to one place only. */
export const ledger: EnvironmentRule = (of) => {
  const { ledger: said } = of.environment.definition;
  if (said === undefined) return [];
  const rules: { readonly [K in Ledger['kind']]: (said: never, of: EnvironmentAt) => readonly Problem[] } = {
    tree: () => [],
    branch,
    repository,
    oci,
  };
  const { kind } = said;
  if (Object.hasOwn(rules, kind)) return [...rules[kind](said as never, of), ...ofTheBot(said, of)];
  const mend = `write one of ${Object.keys(rules).sort().join(', ')}`;
  return [
    of.at({ code: 'FL_LEDGER', path: 'ledger.kind', value: kind, what: 'is not a kind of ledger', mend }),
  ];
};

type Of<K extends Ledger['kind']> = Extract<Ledger, { readonly kind: K }>;

function branch(said: Of<'branch'>, { platform, at }: EnvironmentAt): readonly Problem[] {
  const place = { code: 'FL_LEDGER' as const, path: 'ledger.branch', value: said.branch };
  if (said.branch === platform.repository.branch)
    return [
      at({ ...place, what: 'is the tracked branch', mend: 'leave the ledger out: this tree is there' }),
    ];
  if (branchName.test(said.branch)) return [];
  return [at({ ...place, what: 'is not the name of a branch', mend: 'write one such as env/prod' })];
}

function repository(said: Of<'repository'>, { at }: EnvironmentAt): readonly Problem[] {
  const problems: Problem[] = [];
  if (!branchName.test(said.branch)) {
    const place = { code: 'FL_LEDGER' as const, path: 'ledger.branch', value: said.branch };
    problems.push(at({ ...place, what: 'is not the name of a branch', mend: 'write one such as main' }));
  }
  if (!/^([a-z+]+:\/\/|[^\s:@]+@[^\s:]+:)\S+$/.test(said.url)) {
    const place = { code: 'FL_LEDGER' as const, path: 'ledger.url', value: said.url };
    const mend = 'write one such as https://git.example.com/team/manifests.git';
    problems.push(at({ ...place, what: 'is not the address of a repository', mend }));
  }
  if (/^\/|(^|\/)\.{1,2}(\/|$)|\/$/.test(said.path)) {
    const place = { code: 'FL_LEDGER' as const, path: 'ledger.path', value: said.path };
    const mend = "write it from the repository's root: prod, or '' for the root";
    problems.push(at({ ...place, what: 'is not a folder below the root', mend }));
  }
  return problems;
}

function oci(said: Of<'oci'>, { at, environment }: EnvironmentAt): readonly Problem[] {
  const problems: Problem[] = [];
  if (!imageRepository.test(said.repository)) {
    const place = { code: 'FL_LEDGER' as const, path: 'ledger.repository', value: said.repository };
    const mend = 'write host and path alone, such as registry.example.com/charts';
    problems.push(at({ ...place, what: 'is not a repository of a registry', mend }));
  }
  const { strategy } = environment.definition.delivery;
  if (strategy === 'image-updater') {
    const mend = 'let another strategy bring releases, or write to this tree, a branch or a repository';
    const what = 'writes to Git, and a chart in a registry is not there';
    const place = { code: 'FL_DELIVERY_LEDGER' as const, path: 'delivery.strategy', value: strategy };
    problems.push(at({ ...place, what, mend }));
  }
  return problems;
}

/** Digests go to the branch of the bot; a second place would hold an older truth. */
function ofTheBot(said: Ledger, { environment, at }: EnvironmentAt): readonly Problem[] {
  const { delivery } = environment.definition;
  if (delivery.strategy !== 'digest-commit') return [];
  const branch = delivery.branch ?? `deploy/${environment.name}`;
  if (said.kind === 'branch' && said.branch === branch) return [];
  const what = `is not where digests are committed: the branch ${branch}`;
  const place = { code: 'FL_DELIVERY_LEDGER' as const, path: 'ledger.kind', value: said.kind };
  return [at({ ...place, what, mend: 'leave the ledger out: it is that branch' })];
}

/** What manifests are written as, where services do not say. */
export const format: EnvironmentRule = ({ environment, at }) => {
  const { format: value } = environment.definition;
  if (value === undefined || formats.includes(value)) return [];
  const mend = `write one of ${formats.join(', ')}`;
  return [at({ code: 'FL_FORMAT', path: 'format', value, what: 'is not a format of manifests', mend })];
};
