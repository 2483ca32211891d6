import type { PolicyRule, Problem, ResolvedService } from '@fairlead/model';
import { definitionFile, secretName } from '../names.js';
import { type KubeObject, objectKey } from '../object.js';
import { SharedPatches } from '../shared-patches.js';
import { type CheckedEnvironment, Inventory, type Placed } from './inventory.js';
import { type DefinitionPlace, lastPatch, namedPath, type Origin } from './last-patch.js';
import { type Author, Locator } from './locate.js';
import { policies } from './policy/table.js';
import type { ObjectProblem } from './problem.js';
import { references } from './references/table.js';
import { everyKind, type Rule } from './rule.js';
import { schemaProblems } from './schema/validate.js';

/** What a check may know beside the objects. */
export interface CheckAround {
  /** Today in UTC, as `2026-11-26`: waivers end. */
  readonly today: string;
  readonly author: Author;
}

/** A problem of a definition that shows in the objects rendered from it, or one that stands in them alone. */
export type Found = Problem & { readonly severity: 'error' | 'warning' };

/** A rule that a service breaks and is let off. */
export interface Waived {
  readonly service: string;
  readonly rule: PolicyRule;
}

/** What is wrong with an environment's objects, and what would be if no waiver held. */
export interface Checked {
  readonly findings: readonly Found[];
  readonly waived: readonly Waived[];
}

/**
 * Looks at everything that is applied for an environment: schemas of every kind, what objects refer to, and the
 * rules that hold for what runs. Pure; problems name the place in the definition that they come from.
 */
export function checkEnvironment(checked: CheckedEnvironment, around: CheckAround): Checked {
  return new Check(checked, around).run();
}

class Check {
  readonly #inventory: Inventory;
  readonly #shared: SharedPatches;
  readonly #around: CheckAround;
  readonly #locators = new Map<string, Locator>();
  readonly #findings: Found[] = [];
  readonly #waived = new Map<string, Waived>();

  constructor(checked: CheckedEnvironment, around: CheckAround) {
    this.#inventory = new Inventory(checked, secretsByHand);
    this.#shared = new SharedPatches(checked.environment);
    this.#around = around;
  }

  run(): Checked {
    for (const placed of this.#inventory.all) {
      for (const problem of schemaProblems(placed.object)) this.#report(placed, problem);
      for (const rule of rulesOf.get(placed.object.kind) ?? []) this.#apply(placed, rule);
      for (const rule of rulesOf.get(everyKind) ?? []) this.#apply(placed, rule);
      for (const [name, rule] of policiesOf.get(placed.object.kind) ?? [])
        this.#applyPolicy(placed, name, rule);
    }
    return { findings: this.#findings, waived: [...this.#waived.values()] };
  }

  #apply(placed: Placed, rule: Rule): void {
    for (const said of rule.check(placed, this.#inventory)) {
      this.#report(placed, { object: placed.object, ...said });
    }
  }

  #applyPolicy(placed: Placed, name: PolicyRule, policy: (typeof policies)[PolicyRule]): void {
    if (policy.where === 'production' && this.#inventory.environment.tier !== 'production') return;
    const said = policy.check(placed, this.#inventory);
    const service = placed.of?.service;
    const waiver = service?.waivers[name];
    if (said.length === 0) return;
    if (service === undefined || waiver === undefined) {
      this.#apply(placed, policy);
      return;
    }
    this.#waived.set(`${service.name} ${name}`, { service: service.name, rule: name });
    if (waiver.until >= this.#around.today) return;
    this.#apply(placed, policy);
    this.#findings.push(expired(this.#waiverPlace(service, name), waiver.until));
  }

  #waiverPlace(service: ResolvedService, rule: PolicyRule): DefinitionPlace {
    const path = `waivers.${rule}.until`;
    const file = definitionFile(this.#inventory.environment, service);
    return this.#around.author(service.name, path) ?? { file, path };
  }

  #report(placed: Placed, { object, path, what, severity = 'error', ...problem }: ObjectProblem): void {
    const place = [objectKey(object), namedPath(object, path).join('.')]
      .filter((part) => part !== '')
      .join(' ');
    const { isPatch, ...where } = this.#originOf({ ...placed, object }, path);
    this.#findings.push({
      severity,
      code: problem.code,
      ...where,
      value: problem.value,
      what: `${place} ${what}`,
      mend: isPatch ? `change what this patch writes, or take it away: ${problem.mend}` : problem.mend,
    });
  }

  #originOf({ object, of }: Placed, path: ObjectProblem['path']): Origin {
    const { environment } = this.#inventory;
    if (of === undefined) {
      const patch = lastPatch(this.#shared.layers, object, namedPath(object, path));
      const whole = { file: `${environment.folder}/environment.ts`, path: '' };
      return { ...(patch ?? whole), isPatch: patch !== undefined };
    }
    const { name } = of.service;
    const locator = this.#locators.get(name) ?? new Locator(of.service, environment, this.#around.author);
    this.#locators.set(name, locator);
    return locator.placeOf(object, path);
  }
}

function expired(place: DefinitionPlace, until: string): Found {
  return {
    severity: 'error',
    code: 'FL_WAIVER_EXPIRED',
    ...place,
    value: until,
    what: 'has passed, and the rule is still broken',
    mend: 'keep the rule, or agree on another day and say why',
  };
}

/** Secrets that a person puts there, by the names of their objects. */
function* secretsByHand(service: ResolvedService): Generator<readonly [string, ReadonlySet<string>]> {
  for (const [name, secret] of Object.entries(service.secrets)) {
    if (secret.managed !== 'by-hand') continue;
    yield [secretName(service.name, name), new Set(Object.keys(secret.keys))];
  }
}

/** Rules by the kind of object that they look at. */
const rulesOf = byKind(references.map((rule) => [rule, rule] as const));
const policiesOf = byKind(
  (Object.keys(policies) as PolicyRule[]).map(
    (name) => [policies[name], [name, policies[name]] as const] as const,
  ),
);

function byKind<T>(rules: readonly (readonly [Rule, T])[]): ReadonlyMap<KubeObject['kind'], readonly T[]> {
  const found = new Map<string, T[]>();
  for (const [{ kinds }, entry] of rules) {
    for (const kind of kinds) found.set(kind, [...(found.get(kind) ?? []), entry]);
  }
  return found;
}
