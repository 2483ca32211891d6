import { writeFile } from 'node:fs/promises';

/** Proof that the worker gets through its rounds. */
export class Heartbeat {
  #last = performance.now();

  constructor(readonly file: string) {}

  /** Writes the time to the file. @throws when it cannot be written: then nothing was proven */
  async beat(): Promise<void> {
    await writeFile(this.file, `${new Date().toISOString()}\n`);
    this.#last = performance.now();
  }

  /** Seconds since the last beat, or since the start. */
  age(): number {
    return (performance.now() - this.#last) / 1000;
  }
}

/** Seconds without a beat after which a worker counts as stuck: three rounds, the last with all its time. */
export function staleAfter(config: {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
}): number {
  return 3 * config.intervalSeconds + config.timeoutSeconds;
}

/**
 * The worker's liveness. It has no port to probe, and an exec probe would start a second Node in the
 * container every few seconds; so the worker watches itself, and Kubernetes restarts what exits.
 *
 * @param onStale called once, when the heartbeat is older than `seconds`
 */
export function watch(heartbeat: Heartbeat, seconds: number, onStale: () => void): void {
  const look = setInterval(
    () => {
      if (heartbeat.age() <= seconds) return;
      clearInterval(look);
      onStale();
    },
    (seconds * 1000) / 10,
  );
  look.unref();
}
