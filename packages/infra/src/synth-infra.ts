import {
  FairleadError,
  type Needs,
  parseEnvironment,
  parseNeeds,
  type ResolvedEnvironment,
  type ServiceNeeds,
} from '@fairlead/model';
import { type Contribution, merge } from './contribution.js';
import type { At, CompileNeed, GoogleEnvironment } from './facet.js';
import { environmentFacets, needFacets } from './facets/table.js';
import { terraformJson } from './terraform-json.js';

/** What it reads of an environment's folder. */
export const infraInputs = ['environment.json', 'needs.json'] as const;

/**
 * The infrastructure of an environment as Terraform JSON; `undefined` where there is none, because the
 * environment is in no cloud.
 *
 * @param files contents of {@link infraInputs}, by name
 * @throws FairleadError FL_RESOLVED_JSON, FL_RESOLVED_VERSION; FL_NOT_COMPILED for each need
 * that is not met
 */
export function synthInfra(files: ReadonlyMap<string, string>): string | undefined {
  const environment = parseEnvironment('environment.json', files.get('environment.json') ?? '');
  const needs = parseNeeds('needs.json', files.get('needs.json') ?? '');
  switch (environment.cloud.provider) {
    case 'none':
      return undefined;
    case 'aws':
      throw new FairleadError([awsNotCompiled(environment)]);
    case 'google': {
      const inGoogle = { ...environment, cloud: environment.cloud };
      return terraformJson(inGoogle, merge(contributionsOf(inGoogle, needs)));
    }
  }
}

function contributionsOf(environment: GoogleEnvironment, needs: Needs): readonly Contribution[] {
  const ofServices = Object.entries(needs.services).flatMap(([service, its]) =>
    needNames.map((need) => compile(need, { environment, service, needs: its })),
  );
  return [...environmentFacets.map((facet) => facet(environment, needs)), ...ofServices];
}

const needNames = Object.keys(needFacets) as (keyof ServiceNeeds)[];

function compile<Need extends keyof ServiceNeeds>(need: Need, at: At): Contribution {
  const facet: CompileNeed<ServiceNeeds[Need]> = needFacets[need];
  return facet(at.needs[need], at);
}

function awsNotCompiled({ folder }: ResolvedEnvironment) {
  return {
    code: 'FL_NOT_COMPILED',
    file: `${folder}/environment.ts`,
    path: 'cloud.provider',
    value: 'aws',
    what: 'this version of Fairlead does not write infrastructure for it',
    mend: 'use google, or none',
  } as const;
}
