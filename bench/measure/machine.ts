import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** The machine in a line, with how busy it is already. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)} before the run`;
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${processors.length} cores (${model}), ${memory}, ${platform()} ${release()}, Node ${process.version}, ${load}`;
}
