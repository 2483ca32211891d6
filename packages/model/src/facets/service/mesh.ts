import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet, type Part } from '../facet.js';

/** How a service takes part in a service mesh; as long as `inject` is off nothing of the rest is in force. */
export interface Mesh {
  /** Whether its pods get the proxy of the mesh. @default false */
  readonly inject: boolean;
  /** Workloads whose pods get none, such as a job that a proxy would keep running. @default [] */
  readonly except: readonly string[];
  /** Whether its pods refuse what is not encrypted by the mesh, or take both. @default 'strict' */
  readonly mutualTls: 'strict' | 'permissive';
  /** Whose proxies learn of it: those of the services that call it, or all. @default 'callers' */
  readonly exportTo: 'callers' | 'everyone';
  /** Whether what leaves the cluster goes through the mesh's own gateway. @default 'direct' */
  readonly egress: 'direct' | 'gateway';
  /** How it calls others, by the name of the service. */
  readonly calls: { readonly [service: string]: MeshCall };
  /** What its callers may ask for, by the name of the service; one that is not named may ask for all. */
  readonly admits: { readonly [service: string]: MeshAdmission };
}

/** What the proxy does about a call that is slow or fails. */
export interface MeshCall {
  /** For all tries together. @default 15 */
  readonly timeoutSeconds: number;
  /** Tries after the first. @default 2 */
  readonly retries: number;
  /** For one of the tries. @default 5 */
  readonly perTrySeconds: number;
  /** Conditions in Envoy's words. @default connect-failure, refused-stream, unavailable */
  readonly retryOn: readonly string[];
}

export interface MeshAdmission {
  /** gRPC methods: `/shop.Orders/Get`. */
  readonly methods: readonly string[];
}

/** `Workload` and `Call` are the names that the service declares. */
export type MeshInput<Workload extends string = string, Call extends string = string> = Part<
  Omit<Mesh, 'except' | 'calls'>
> & {
  readonly except?: readonly Workload[];
  readonly calls?: { readonly [C in Call]?: Part<MeshCall> };
};

export const mesh: Facet<MeshInput, Mesh> = {
  kinds: [],
  normalise: (input) => input as Part<Mesh>,
  defaults: ({ declared }) => ({
    inject: false,
    except: [],
    mutualTls: 'strict',
    exportTo: 'callers',
    egress: 'direct',
    admits: {},
    calls: eachEntry(declared.calls, () => ({
      timeoutSeconds: 15,
      retries: 2,
      perTrySeconds: 5,
      retryOn: ['connect-failure', 'refused-stream', 'unavailable'],
    })),
  }),
  required: ['admits.*.methods'],
  check: (resolved, at) => [
    ...Object.entries(resolved.calls).flatMap(([name, call]) => checkCall(`calls.${name}`, call, at)),
    ...Object.entries(resolved.admits).flatMap(([name, { methods }]) =>
      methods
        .filter((method) => !/^\/[A-Za-z_][\w.]*\/(\w+|\*)$/.test(method))
        .map((value) =>
          at({
            path: `admits.${name}.methods`,
            value,
            code: 'FL_MESH_METHOD',
            what: 'is not a gRPC method',
            mend: 'write /<package>.<Service>/<Method>, or * for every method of the service',
          }),
        ),
    ),
  ],
};

/** Every try fits into the time of the whole call. */
function checkCall(path: string, call: MeshCall, at: At): readonly Problem[] {
  const { timeoutSeconds, retries, perTrySeconds } = call;
  if (!Number.isInteger(retries) || retries < 0) {
    const place = { path: `${path}.retries`, value: retries, code: 'FL_MESH_RETRIES' as const };
    return [at({ ...place, what: 'is no number of tries', mend: 'write a whole number, 0 for none' })];
  }
  if (perTrySeconds > 0 && perTrySeconds <= timeoutSeconds) return [];
  return [
    at({
      path: `${path}.perTrySeconds`,
      value: perTrySeconds,
      code: 'FL_MESH_TIMEOUT',
      what: `does not fit into the ${timeoutSeconds} seconds of the whole call`,
      mend: 'write more than 0 and at most timeoutSeconds',
    }),
  ];
}
