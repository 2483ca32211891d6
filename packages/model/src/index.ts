/// <reference path="./yaml-modules.d.ts" />
export type { AddOn, ResolvedAddOn } from './authoring/add-ons.js';
export { type Builders, declare } from './authoring/declare.js';
export type { Delivery, DeliveryStrategy, ResolvedDelivery, ServiceSets } from './authoring/delivery.js';
export type { ResolvedEdge } from './authoring/edge.js';
export type { Cloud, Environment, Metrics, SecretStore } from './authoring/environment.js';
export { type Freeze, type Weekday, weekdays } from './authoring/freezes.js';
export { type Format, formats, type Ledger } from './authoring/ledger.js';
export { type Platform, platform } from './authoring/platform.js';
export type { Service } from './authoring/service.js';
export type { ControllerName } from './derive/controllers.js';
export { type DatadogQuery, datadogQuery } from './derive/datadog-query.js';
export { hasGrpcRoutes } from './derive/edge.js';
export {
  cloudSqlConnectionName,
  cloudSqlInstanceName,
  cloudSqlUser,
  googleAccountEmail,
  googleAccountId,
} from './derive/google-names.js';
export { type Indicator, indicator } from './derive/indicator.js';
export { objectName } from './derive/names.js';
export { beforeTheRest } from './derive/phases.js';
export { processorsOf } from './derive/processors.js';
export type { Progression } from './derive/progression.js';
export { type PrometheusScope, prometheusQuery } from './derive/prometheus-query.js';
export { secondsUntilScaled } from './derive/update.js';
export type { CloudSql, ContainerDatabase } from './facets/service/databases.js';
export { type PolicyRule, policyRules, type Waiver, type Waivers } from './facets/service/waivers.js';
export type {
  ResolvedServiceFacets,
  ResolvedWorkloadFacets,
  ServiceFacetName,
  WorkloadFacetName,
} from './facets/table.js';
export { parseCron } from './freeze/cron.js';
export { type FreezeState, type Freezes, freezeState } from './freeze/freeze-state.js';
export { freezeWords } from './freeze/words.js';
export {
  allServices,
  type Hold,
  type Holds,
  holdsHash,
  holdsSchema,
  isAbout,
  keptOut,
  parseHolds,
  printHolds,
  standing,
  withHold,
} from './hold/hold.js';
export { isObject, type Json, type JsonObject, printJson } from './json.js';
export { longRunning, runsToEnd, type Tier, tiers, type WorkloadKind, workloadKinds } from './kinds.js';
export { nearest } from './nearest.js';
export { FairleadError, type Problem, refuse, renderProblem, sortProblems } from './problem.js';
export { amountOf } from './quantity.js';
export { buildHash } from './release/build-hash.js';
export { definitionHash } from './release/definition-hash.js';
export {
  parseRelease,
  printRelease,
  type Release,
  type ReleaseImage,
  releaseSchema,
} from './release/release.js';
export { type CrossedMigration, migrationsCrossed, newestMigration } from './release/schemas.js';
export { type ReleaseSet, setHash } from './release/set-hash.js';
export { type Explanation, explain } from './resolve/explain.js';
export { parseEnvironment, parseNeeds, parseService } from './resolve/read.js';
export {
  type EnvironmentResolution,
  type Resolution,
  type ResolvedFile,
  resolve,
} from './resolve/resolve.js';
export {
  type Backend,
  type Caller,
  type HealthCheck,
  type Needs,
  type Peer,
  type Renaming,
  type Replicas,
  type ResolvedDatabase,
  type ResolvedEnvironment,
  type ResolvedRoute,
  type ResolvedService,
  type ResolvedWorkload,
  type ServiceNeeds,
  schemas,
  type Termination,
} from './resolve/resolved.js';
export { type LayerName, type Step, Trace } from './resolve/trace.js';
export { secretLine, secretWord } from './secrets/secret-lines.js';
export { isSecretLiteral, secretForm } from './secrets/value-like.js';
