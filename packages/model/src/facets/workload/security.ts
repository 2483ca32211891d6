import { workloadKinds } from '../../kinds.js';
import { facet } from '../facet.js';

/**
 * What a pod may do on its node. The defaults satisfy the *restricted* Pod Security Standard; each is loosened
 * by its own name. (kubernetes.io/docs/concepts/security/pod-security-standards)
 */
export interface Security {
  /** User id of every container; 0 is refused. @default 65532, the distroless images' `nonroot` */
  readonly runAsUser: number;
  /** Group that owns mounted volumes. @default 65532 */
  readonly fsGroup: number;
  /** @default true; a writable place is a volume */
  readonly readOnlyRoot: boolean;
  /** Capabilities added after all are dropped; *restricted* takes `NET_BIND_SERVICE` alone. @default [] */
  readonly capabilities: readonly 'NET_BIND_SERVICE'[];
  /** Whether the pod gets a token for the Kubernetes API. @default false */
  readonly apiToken: boolean;
}

export const security = facet<Security>({
  kinds: workloadKinds,
  defaults: () => ({
    runAsUser: 65532,
    fsGroup: 65532,
    readOnlyRoot: true,
    capabilities: [],
    apiToken: false,
  }),
  check: ({ runAsUser }, at) =>
    Number.isInteger(runAsUser) && runAsUser > 0
      ? []
      : [
          at({
            path: 'runAsUser',
            value: runAsUser,
            code: 'FL_SECURITY_ROOT',
            what: 'is not the id of an unprivileged user',
            mend: 'write the numeric user of the image, above 0',
          }),
        ],
});
