import type { Json } from '@fairlead/model';
import { good } from './good.js';
import { deployment, main, type WrongObject } from './wrong.js';

const metadata = (name: string, namespace = 'web') => ({ name, namespace });
const deploymentSpec = good['Deployment/web']?.['spec'] as Json;

/** What pods, autoscalers and routes are put together from and is not there, or is there twice. */
export const wrongWiring: readonly WrongObject[] = [
  {
    code: 'FL_MOUNT_VOLUME',
    because: 'a mount of no volume',
    ...deployment(`${main}.volumeMounts.1.name`, 'tpm'),
  },
  {
    code: 'FL_VARIABLE_TWICE',
    because: 'two values of one variable',
    ...deployment(`${main}.env.2`, { name: 'LEVEL', value: 'debug' }),
  },
  {
    code: 'FL_SECRET_STORE',
    because: 'no such store of the cluster',
    id: 'ExternalSecret/database',
    path: 'spec.secretStoreRef.name',
    value: 'defualt',
  },
  {
    code: 'FL_SECRET_STORE',
    because: 'no such store of the namespace, for one part',
    id: 'ExternalSecret/database',
    path: 'spec.data.0.sourceRef',
    value: { storeRef: { name: 'default' } },
  },
  {
    code: 'FL_ROUTE_CERTIFICATE',
    because: 'a certificate that nobody makes',
    id: 'Ingress/web',
    path: 'spec.tls',
    value: [{ hosts: ['web.example.com'], secretName: 'web-tls' }],
  },
  {
    code: 'FL_OWN_SELECTOR',
    because: 'pods that a Deployment would not find again',
    ...deployment('spec.selector.matchLabels', { app: 'wbe' }),
  },
  {
    code: 'FL_PODS_SHARED',
    because: 'two Deployments with the same pods',
    id: 'Deployment/again',
    path: '',
    value: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: metadata('again'), spec: deploymentSpec },
    also: ['FL_POLICY_REPLICAS'],
  },
  {
    code: 'FL_PODS_SHARED',
    because: 'a Rollout over a Deployment that an autoscaler keeps',
    id: 'Rollout/again',
    path: '',
    value: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: metadata('again'),
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'web' } },
        workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        strategy: { canary: {} },
      },
    },
  },
  {
    code: 'FL_SCALED_BOTH_WAYS',
    because: 'requests that grow while pods are counted by them',
    id: 'VerticalPodAutoscaler/web',
    path: '',
    value: {
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata: metadata('web'),
      spec: { targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    },
  },
  {
    code: 'FL_NAMESPACE_CLOSED',
    because: 'an object in a namespace that the project does not open',
    id: 'ConfigMap/elsewhere',
    path: '',
    value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata('elsewhere', 'elsewhere') },
  },
  {
    code: 'FL_NAMESPACE_CLOSED',
    because: 'the same of a kind that nothing is known of',
    id: 'Kafka/log',
    path: '',
    value: { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', metadata: metadata('log', 'logs') },
    also: ['FL_SCHEMA_UNKNOWN'],
  },
  {
    code: 'FL_NAMESPACE_OBJECT',
    because: 'a namespace of its own making',
    id: 'Namespace/web',
    path: '',
    value: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } },
  },
];
