import { explain, isObject, type Json, type Platform, resolve, type Step } from '@fairlead/model';
import { load } from '@fairlead/workspace/load';
import { expect, test } from 'vitest';
import { root } from './testing/rendered.js';

test.each(['apps', 'examples/playhouse'])(
  'whatever %s tells as the words of an author stands in what the author wrote',
  async (folder) => {
    const platform = await load(root, `${folder}/platform.ts`);
    const steps = resolve(platform).environments.flatMap((environment) =>
      [...environment.services.keys()].flatMap((service) =>
        explain(environment, service).flatMap(({ address, chain }) =>
          chain.map((step) => ({ at: `${environment.name} ${address}`, step })),
        ),
      ),
    );
    const authored = steps.filter(({ step: { file, value } }) => file !== '' && value !== undefined);
    expect(authored.length).toBeGreaterThan(200);
    const made = authored.filter(({ step }) => !isWritten(platform, step));
    expect(made.map(({ at, step: { file, path, value } }) => [at, file, path, value])).toEqual([]);
  },
  60_000,
);

/** Whether each part of what a step says stands at its place, or at the deepest place around it that there is. */
function isWritten(platform: Platform, { file, path, value }: Step): boolean {
  const texts = new Set(partsOf(around(definitionIn(platform, file), path.split('.'))));
  const said = partsOf(value);
  // A script becomes a command: of a list some part is the author's. A path alone is a prefix.
  return Array.isArray(value) && said.length > 0
    ? said.some((each) => texts.has(each))
    : said.every((each) => texts.has(each) || each === 'prefix');
}

function definitionIn({ services, environments }: Platform, file: string): Json {
  const [name, folder] = file.split('/').reverse().slice(1);
  const found = [...(folder === 'services' ? services : environments)].find((each) => each.name === name);
  return (found?.definition ?? {}) as unknown as Json;
}

/** Names may contain dots themselves. */
function around(value: Json | undefined, path: readonly string[]): Json | undefined {
  if (!isObject(value)) return value;
  for (let length = 1; length <= path.length; length++) {
    const name = path.slice(0, length).join('.');
    if (value[name] !== undefined) return around(value[name], path.slice(length));
  }
  return value;
}

/** Everything in it that is one word; what an object is named for may say something too. */
function partsOf(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each: Json) => partsOf(each));
  if (!isObject(value)) return value === undefined ? [] : [String(value)];
  return Object.entries(value).flatMap(([name, each]) =>
    (name === 'build' ? ['built'] : [name])
      .filter((word) => ['built', 'vendor', 'external'].includes(word))
      .concat(partsOf(each)),
  );
}
