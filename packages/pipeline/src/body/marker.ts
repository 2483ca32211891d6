import * as v from 'valibot';

const marker = v.strictObject({
  environment: v.string(),
  unit: v.string(),
  /** Identity of what the request brings, and of what it replaces. */
  set: v.string(),
  over: v.string(),
});

/** What a request is about, for the program that reads it again. */
export type Marker = v.InferOutput<typeof marker>;

const line = /^<!-- fairlead (\{.*\}) -->$/m;

/** A line that a reader of the rendered body does not see. */
export function printMarker(value: Marker): string {
  const { environment, unit, set, over } = value;
  return `<!-- fairlead ${JSON.stringify({ environment, unit, set, over })} -->`;
}

/** The marker of a body; nothing where a person took it away or the request is not ours. */
export function parseMarker(body: string): Marker | undefined {
  const found = line.exec(body.replaceAll('\r\n', '\n'))?.[1];
  if (found === undefined) return undefined;
  try {
    const result = v.safeParse(marker, JSON.parse(found));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
