import { cpus, platform, release, totalmem } from 'node:os';

/** The machine in a line. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${processors.length} cores (${model}), ${memory}, ${platform()} ${release()}, Node ${process.version}`;
}
