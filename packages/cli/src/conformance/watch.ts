import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** An object as it was at one moment. */
export interface Seen {
  readonly metadata: {
    readonly name: string;
    readonly uid?: string;
    readonly labels?: { readonly [name: string]: string };
    /** Of the whole cluster: what has a greater one was written later. */
    readonly resourceVersion: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec?: {
    readonly containers?: readonly { readonly image: string }[];
    readonly template?: { readonly metadata?: { readonly labels?: { readonly [name: string]: string } } };
  };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** Every state of the objects of a collection, in the order of the cluster. */
export class Watch<T extends Pick<Seen, 'metadata'> = Seen> {
  readonly #seen: T[] = [];
  readonly #kubectl: ChildProcess;

  /** @param path of the API: `/api/v1/namespaces/api/pods` */
  constructor(path: string) {
    this.#kubectl = spawn('kubectl', ['get', '--raw', `${path}?watch=true`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (this.#kubectl.stdout === null) throw new Error('kubectl has no output');
    createInterface({ input: this.#kubectl.stdout }).on('line', (line) =>
      this.#seen.push(JSON.parse(line).object),
    );
  }

  /** Since the start or since it was made to forget. */
  get seen(): readonly T[] {
    return this.#seen;
  }

  forget(): void {
    this.#seen.length = 0;
  }

  /** The first moment at which an object was so, as a number that grows with time. */
  firstly(isSo: (seen: T) => boolean): number | undefined {
    const found = this.#seen.find(isSo);
    return found === undefined ? undefined : Number(found.metadata.resourceVersion);
  }

  close(): void {
    this.#kubectl.kill();
  }
}
