import { isObject, type JsonObject } from '@fairlead/model';

/** `$(NAME)`; `$$` before it would make it plain text. */
const reference = /\$\$|\$\(([^)]+)\)/g;

/**
 * Names of variables in the order of their list: Kubernetes fills in `$(NAME)` only from variables that stand
 * before. Otherwise they go by name. Variables that refer to each other in a circle stay by name.
 */
export function orderedVariables(variables: JsonObject): readonly string[] {
  const ordered = new Set<string>();
  const open = new Set<string>();
  const place = (name: string): void => {
    if (ordered.has(name) || open.has(name)) return;
    open.add(name);
    for (const other of referredTo(variables[name])) if (other in variables) place(other);
    ordered.add(name);
  };
  for (const name of Object.keys(variables).sort()) place(name);
  return [...ordered];
}

function referredTo(variable: JsonObject[string]): readonly string[] {
  const value = isObject(variable) ? variable['value'] : undefined;
  if (typeof value !== 'string' || !value.includes('$(')) return [];
  return [...value.matchAll(reference)].flatMap(([, name]) => name ?? []).sort();
}
