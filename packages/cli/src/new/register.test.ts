import { expect, test } from 'vitest';
import { withEnvironmentName, withPlatformEntry } from './register.js';

const platform = (services: string, imports: readonly string[] = []) =>
  [
    `import { platform } from '@fairlead/model';`,
    `import dev from './environments/dev/environment.js';`,
    `import prod from './environments/prod/environment.js';`,
    `import api from './services/api/service.js';`,
    ...imports,
    ``,
    `/** All of it. */`,
    `export default platform({`,
    `  environments: [dev, prod],`,
    `  services: ${services},`,
    `});`,
    ``,
  ].join('\n');

const add = (text: string, name = 'web') =>
  withPlatformEntry({ path: 'apps/platform.ts', text }, { kind: 'service', name });

test('a service is imported and listed, and nothing else changes', () => {
  expect(add(platform('[api]'))).toBe(
    platform('[api, web]', [`import web from './services/web/service.js';`]),
  );
});

test('an import takes its place in the alphabet', () => {
  const text = add(platform('[api]'), 'admin');
  expect(text.indexOf('services/admin')).toBeLessThan(text.indexOf('services/api'));
  expect(text.indexOf('services/admin')).toBeGreaterThan(text.indexOf('environments/prod'));
});

test('an empty list gets its first item', () => {
  expect(add(platform('[]'))).toContain('services: [web],');
});

test('a list with a line for each item keeps its comments where they are', () => {
  const before = '[\n    api, // the first\n    /* later */ worker,\n  ]';
  const after = '[\n    api, // the first\n    /* later */ worker, web,\n  ]';
  expect(add(platform(before))).toContain(after);
  const lines = '[\n    api,\n    worker, // the last\n  ]';
  expect(add(platform(lines))).toContain('[\n    api,\n    worker, // the last\n    web,\n  ]');
});

test('a list without a comma at its end is left without one', () => {
  expect(add(platform('[\n    api,\n    worker // the last\n  ]'))).toContain(
    '    worker, // the last\n    web\n  ]',
  );
});

test('an environment stands behind the one that its releases come from', () => {
  const text = withPlatformEntry(
    { path: 'apps/platform.ts', text: platform('[api]') },
    { kind: 'environment', name: 'qa', after: 'dev' },
  );
  expect(text).toContain('environments: [dev, qa, prod],');
  expect(text).toContain(`import qa from './environments/qa/environment.js';`);
});

test('adding twice is adding once', () => {
  const once = add(platform('[api]'));
  expect(add(once)).toBe(once);
});

test.each([
  ['berth-admin', 'berthAdmin'],
  ['class', 'classService'],
  ['await', 'awaitService'],
  ['platform', 'platformService'],
  ['prod', 'prodService'],
])('%s is imported under a name that is free: %s', (name, variable) => {
  const text = add(platform('[api]'), name);
  expect(text).toContain(`import ${variable} from './services/${name}/service.js';`);
  expect(text).toContain(`[api, ${variable}]`);
});

test('a list that is computed is for a person to extend', () => {
  expect(() => add(platform('everything()'))).toThrow(
    'FL_NEW_LIST apps/platform.ts services\n  is not a list that is written out here; add web to it, and import it',
  );
});

test('a file that does not parse is said to be wrong', () => {
  expect(() => add('export default {')).toThrow('FL_DEFINITION_SYNTAX apps/platform.ts');
});

const names = (list: string) => `export const { service } = declare({\n  environments: ${list},\n});\n`;
const addName = (text: string, after?: string) =>
  withEnvironmentName({ path: 'apps/names.ts', text }, { kind: 'environment', name: 'qa', after });

test('the name of an environment is added in quotes, once', () => {
  expect(addName(names(`['dev', 'prod']`))).toBe(names(`['dev', 'prod', 'qa']`));
  expect(addName(names(`['dev', 'prod']`), 'dev')).toBe(names(`['dev', 'qa', 'prod']`));
  expect(addName(names(`['dev', 'qa']`))).toBe(names(`['dev', 'qa']`));
});

test('names that are computed are for a person to extend', () => {
  expect(() => addName(names('list'))).toThrow('FL_NEW_LIST apps/names.ts environments');
});
