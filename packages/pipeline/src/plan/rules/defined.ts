import type { ObservedEnvironment } from '../observed.js';
import type { Stop, Stopped, Unit } from '../wish.js';

/**
 * Services of a unit whose resolved file cannot be read: they keep what they run, and everybody else goes on. Nothing can
 * even be wished for them, so it is looked at before any option.
 */
export function undefinedOf(unit: Unit, environment: ObservedEnvironment): readonly Stopped[] {
  return unit.services.flatMap((service) => {
    const stop = defined(service, environment);
    return stop === undefined ? [] : [{ service, stop }];
  });
}

/** A definition that cannot be read, of one service of an environment. */
export function defined(service: string, { services }: ObservedEnvironment): Stop | undefined {
  const problem = services[service]?.definitionProblem;
  if (problem === undefined) return undefined;
  const { code, file, path, what, mend } = problem;
  const words = [file, path, what].filter((each) => each !== '').join(' ');
  return { because: 'definition-unreadable', until: 'mended', code, what: words, mend };
}
