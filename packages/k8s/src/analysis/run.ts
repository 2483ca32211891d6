import type { JsonObject, Progression } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import { analysisName } from '../names.js';
import type { KubeObject } from '../object.js';
import { measurements, objectiveGate } from './limits.js';
import { type Metric, metricOf } from './provider.js';

/** The AnalysisTemplate of each objective that the progression watches. */
export function analysisTemplates(
  { strategy, indicators }: Progression,
  at: WorkloadAt,
): readonly KubeObject[] {
  // A canary is watched until it is over; what is asked after a change of versions has an end.
  const count = strategy === 'blue-green' ? { count: measurements } : {};
  return Object.entries(indicators).flatMap(([objective, indicator]) => {
    const metric = metricIn(indicator, at);
    if (metric === undefined) return [];
    const { argument, successCondition, failureCondition, provider } = metric;
    const { namespace, labels } = at;
    return [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AnalysisTemplate',
        metadata: { name: analysisName(at.objectName, objective), namespace, labels },
        spec: {
          args: [{ name: argument }],
          metrics: [
            { name: objective, ...objectiveGate, ...count, successCondition, failureCondition, provider },
          ],
        },
      },
    ];
  });
}

/** Templates of a rollout's analysis, and values of their arguments. */
export type AnalysisRef = {
  readonly templates: readonly JsonObject[];
  readonly args?: readonly JsonObject[];
};

/** The objectives as a rollout refers to them, with what they must know of the new version. */
export function objectivesRun({ indicators }: Progression, at: WorkloadAt): AnalysisRef {
  const args = Object.values(indicators).flatMap((indicator) => {
    const metric = metricIn(indicator, at);
    return metric ? [[metric.argument, metric.valueFrom] as const] : [];
  });
  return {
    templates: templates(Object.keys(indicators).map((name) => analysisName(at.objectName, name))),
    // Every question of one provider has the same argument.
    args: [...new Map(args)].map(([name, valueFrom]) => ({ name, valueFrom })),
  };
}

/** Templates as a rollout names them. */
export const templates = (names: readonly string[]): readonly JsonObject[] =>
  names.map((templateName) => ({ templateName }));

function metricIn(indicator: Progression['indicators'][string], at: WorkloadAt): Metric | undefined {
  const { metrics } = at.environment;
  return metrics && metricOf(indicator, metrics, at.secret);
}
