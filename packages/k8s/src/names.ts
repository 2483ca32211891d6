import type { ResolvedEnvironment, ResolvedService } from '@fairlead/model';

/** Names of objects that follow from other names. Everything that refers to them asks here. */

/** A config set's ConfigMap; `owner` is the service, or a hook that has a copy of its own. */
export const configMapName = (owner: string, set: string): string => `${owner}-${set}`;

/** A secret's Secret and ExternalSecret; `owner` is the service, or a hook that has a copy of its own. */
export const secretName = (owner: string, secret: string): string => `${owner}-${secret}`;

/** The PersistentVolumeClaim of a volume that all pods of a workload share. */
export const claimName = (objectName: string, volume: string): string => `${objectName}-${volume}`;

/** The headless Service that gives a StatefulSet's pods their names. */
export const podsServiceName = (objectName: string): string => `${objectName}-pods`;

/** The headless Service at whose port a workload's metrics are. */
export const metricsServiceName = (objectName: string): string => `${objectName}-metrics`;

/** A route: it is the service's, whatever the workload is called that it leads to. */
export const routeName = (service: string, route: string): string => `${service}-${route}`;

/** The Service of a load balancer, whose address callers outside know: it is the service's, as a route is. */
export const balancerName = (service: string, name: string): string => `${service}-${name}`;

/** The AnalysisTemplate of an objective that a workload's rollout watches. */
export const analysisName = (objectName: string, objective: string): string => `${objectName}-${objective}`;

/** The Argo CD project of an environment. */
export const projectName = ({ platform, name }: Named): string => `${platform}-${name}`;

/** The Argo CD Application of a service; one Argo CD may serve several environments. */
export const applicationName = ({ name }: Named, service: string): string => `${name}-${service}`;

type Named = Pick<ResolvedEnvironment, 'platform' | 'name'>;

/** The file that defines a service, from the repository's root. */
export function definitionFile(
  { folder }: Pick<ResolvedEnvironment, 'folder'>,
  { name }: Pick<ResolvedService, 'name'>,
): string {
  const definitions = folder.split('/').slice(0, -2).join('/');
  return `${definitions === '' ? '' : `${definitions}/`}services/${name}/service.ts`;
}
