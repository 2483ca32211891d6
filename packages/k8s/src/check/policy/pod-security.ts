import type { Json } from '@fairlead/model';
import type { Container } from '../pods.js';
import { at, objectsAt } from '../pods.js';
import type { WithPods } from '../rule.js';
import { containerPolicy, podPolicy } from './policy.js';

/** What a container may do, or its pod where the container says nothing. */
function securityOf({ spec }: Container, { pods }: WithPods, field: string): Json | undefined {
  return at(spec, ['securityContext', field]) ?? at(pods.spec, ['securityContext', field]);
}

/** Pod Security Standard *restricted*: running as non-root. (kube-linter run-as-non-root) */
export const runAsNonRoot = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_NON_ROOT',
    what: 'is not set, or the user is root, which namespaces that are restricted refuse',
    mend: 'run as an unprivileged user (security.runAsUser)',
  },
  wrong: (container, placed) => {
    const value = securityOf(container, placed, 'runAsNonRoot');
    const isRoot = securityOf(container, placed, 'runAsUser') === 0;
    return value === true && !isRoot ? undefined : { path: ['securityContext', 'runAsNonRoot'], value };
  },
});

/** Pod Security Standard *restricted*: every capability is dropped, and only one may come back. */
export const dropCapabilities = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_CAPABILITIES',
    what: 'does not drop ALL, or adds more than NET_BIND_SERVICE, which namespaces that are restricted refuse',
    mend: 'drop ALL and add nothing but NET_BIND_SERVICE (security.capabilities)',
  },
  wrong: ({ spec }) => {
    const value = at(spec, ['securityContext', 'capabilities']);
    const [dropped, added] = [at(value, ['drop']), at(value, ['add'])];
    const isDropped = Array.isArray(dropped) && dropped.includes('ALL');
    const isLittle = !Array.isArray(added) || added.every((each) => each === 'NET_BIND_SERVICE');
    return isDropped && isLittle ? undefined : { path: ['securityContext', 'capabilities'], value };
  },
});

/** Pod Security Standard *restricted*: no process gets more rights than its parent. */
export const privilegeEscalation = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_ESCALATION',
    what: 'is not false, which namespaces that are restricted refuse',
    mend: 'set allowPrivilegeEscalation to false',
  },
  wrong: ({ spec }) => {
    const value = at(spec, ['securityContext', 'allowPrivilegeEscalation']);
    return value === false ? undefined : { path: ['securityContext', 'allowPrivilegeEscalation'], value };
  },
});

/** Pod Security Standard *restricted*: the runtime's filter of system calls. */
export const seccomp = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_SECCOMP',
    what: 'is no profile of the runtime or the node, which namespaces that are restricted refuse',
    mend: 'set seccompProfile.type to RuntimeDefault',
  },
  wrong: (container, placed) => {
    const value = at(securityOf(container, placed, 'seccompProfile'), ['type']);
    const isSet = value === 'RuntimeDefault' || value === 'Localhost';
    return isSet ? undefined : { path: ['securityContext', 'seccompProfile'], value };
  },
});

/** What an intruder cannot write, it cannot keep. (kube-linter no-read-only-root-fs) */
export const readOnlyRoot = containerPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_READ_ONLY_ROOT',
    what: 'is not true, so an intruder can write where programs are',
    mend: 'leave security.readOnlyRoot as it is, and declare a volume where the process writes',
  },
  wrong: ({ spec }) => {
    const value = at(spec, ['securityContext', 'readOnlyRootFilesystem']);
    return value === true ? undefined : { path: ['securityContext', 'readOnlyRootFilesystem'], value };
  },
});

const hostFields = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** Pod Security Standard *baseline*: nothing of the node is shared, and no container is privileged. */
export const hostAccess = podPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_HOST_ACCESS',
    what: 'gives a pod a part of its node, which namespaces that are restricted refuse',
    mend: 'do without it',
  },
  wrong: ({ pods }) => [
    ...hostFields
      .filter((field) => pods.spec[field] === true)
      .map((field) => ({ path: [...pods.path, field], value: true })),
    ...objectsAt(pods.spec, ['volumes'])
      .filter(([, volume]) => volume['hostPath'] !== undefined)
      .map(([index, volume]) => ({
        path: [...pods.path, 'volumes', index, 'hostPath'],
        value: volume['hostPath'],
      })),
    ...pods.containers.flatMap((container) => [
      ...(at(container.spec, ['securityContext', 'privileged']) === true
        ? [{ path: [...container.path, 'securityContext', 'privileged'], value: true }]
        : []),
      ...objectsAt(container.spec, ['ports'])
        .filter(([, port]) => port['hostPort'] !== undefined)
        .map(([index, port]) => ({
          path: [...container.path, 'ports', index, 'hostPort'],
          value: port['hostPort'],
        })),
    ]),
  ],
});
