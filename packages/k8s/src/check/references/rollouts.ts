import { isObject, type Json } from '@fairlead/model';
import type { Inventory, Placed } from '../inventory.js';
import { at, objectsAt, textAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';
import { hasService } from './route-backends.js';

type Path = readonly (string | number)[];

const services: readonly Path[] = [
  ['canary', 'stableService'],
  ['canary', 'canaryService'],
  ['blueGreen', 'activeService'],
  ['blueGreen', 'previewService'],
].map((path) => ['spec', 'strategy', ...path]);

/** The Services between which a Rollout moves traffic are there, and so is the workload that it takes over. */
export const rolloutServices: Rule = {
  kinds: ['Rollout'],
  check: ({ object, namespace }, inventory) => [
    ...services.flatMap((path) => {
      const name = textAt(object, path);
      if (name === undefined || hasService(inventory, namespace, name)) return [];
      return [missing(path, 'Service', name)];
    }),
    ...workload(object, namespace, inventory),
  ],
};

function workload(object: Placed['object'], namespace: string, inventory: Inventory): readonly Said[] {
  const path = ['spec', 'workloadRef', 'name'];
  const name = textAt(object, path);
  const kind = textAt(object, ['spec', 'workloadRef', 'kind']) ?? 'Deployment';
  if (name === undefined || inventory.find(namespace, kind, name)) return [];
  return [missing(path, kind, name)];
}

function missing(path: Path, kind: string, name: string): Said {
  return {
    code: 'FL_ROLLOUT_TARGET',
    path,
    value: name,
    what: `is no ${kind} of the Rollout's namespace, so the Rollout never starts`,
    mend: `declare ${kind} ${name}, or name one that is there`,
  };
}

/** The analyses that a Rollout runs are there, and get every argument that they ask for. */
export const rolloutAnalyses: Rule = {
  kinds: ['Rollout'],
  check: ({ object, namespace }, inventory) =>
    analyses(object).flatMap(({ path, analysis }) => {
      const given = new Set(objectsAt(analysis, ['args']).map(([, each]) => each['name']));
      return objectsAt(analysis, ['templates']).flatMap(
        ([index, { templateName, clusterScope }]): readonly Said[] => {
          const name = String(templateName);
          const here = [...path, 'templates', index, 'templateName'];
          const template = clusterScope
            ? inventory.ofKind('ClusterAnalysisTemplate').find((each) => each.object.metadata.name === name)
            : inventory.find(namespace, 'AnalysisTemplate', name);
          if (template === undefined) {
            const what = 'is no AnalysisTemplate that is there, so the Rollout never starts';
            return [
              {
                code: 'FL_ROLLOUT_ANALYSIS',
                path: here,
                value: name,
                what,
                mend: 'declare it, or name one that is there',
              },
            ];
          }
          return objectsAt(template.object, ['spec', 'args'])
            .filter(([, each]) => each['value'] === undefined && each['valueFrom'] === undefined)
            .filter(([, each]) => !given.has(each['name']))
            .map(([, each]) => ({
              code: 'FL_ROLLOUT_ARGUMENT',
              path: here,
              value: String(each['name']),
              what: `is an argument of ${name} that the Rollout does not give`,
              mend: 'give it under args, or a value in the template',
            }));
        },
      );
    }),
};

/** Everywhere in a Rollout where an analysis may stand. */
function analyses(object: Json): readonly { readonly path: Path; readonly analysis: Json }[] {
  const strategy = ['spec', 'strategy'];
  const fixed = [
    [...strategy, 'canary', 'analysis'],
    [...strategy, 'blueGreen', 'prePromotionAnalysis'],
    [...strategy, 'blueGreen', 'postPromotionAnalysis'],
  ];
  const steps = objectsAt(object, [...strategy, 'canary', 'steps']).map(([index]) => [
    ...[...strategy, 'canary', 'steps', index, 'analysis'],
  ]);
  return [...fixed, ...steps].flatMap((path) => {
    const analysis = at(object, path);
    return isObject(analysis) ? [{ path, analysis }] : [];
  });
}
