import type { ServiceNeeds } from '@fairlead/model';
import type { CompileNeed } from '../facet.js';
import { notCompiled } from './not-compiled.js';

/** Databases in the cluster and on other people's servers need nothing here. */
export const databases: CompileNeed<ServiceNeeds['databases']> = (all, at) => ({
  resources: [],
  problems: Object.entries(all)
    .filter(([, { connection }]) => connection.kind === 'cloud-sql')
    .map(([name]) => notCompiled(at, `databases.${name}.connection.kind`, 'cloud-sql')),
});
