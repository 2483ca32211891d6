import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, test } from 'vitest';
import { findingsIn } from './dockerfile-rules.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const services = readdirSync(here).filter((name) => existsSync(join(here, name, 'Dockerfile')));

test('the sample platform has its three images', () => {
  expect(services.sort()).toEqual(['api', 'web', 'worker']);
});

describe.each(services)('the image of %s', (name) => {
  const text = readFileSync(join(here, name, 'Dockerfile'), 'utf8');
  const fromRoot = existsSync(join(here, name, 'Dockerfile.dockerignore'));

  test('keeps every rule', () => {
    expect(findingsIn(text)).toEqual([]);
  });

  test('copies only what is there', () => {
    const copied = DockerfileParser.parse(text)
      .getCOPYs()
      .filter((copy) => copy.getFlags().length === 0)
      .flatMap((copy) =>
        copy
          .getArguments()
          .slice(0, -1)
          .map((one) => one.getValue()),
      );
    expect(copied.length).toBeGreaterThan(0);
    const context = fromRoot ? root : join(here, name);
    expect(copied.filter((path) => !existsSync(join(context, path)))).toEqual([]);
  });

  test('sends only what its ignore file allows', () => {
    const ignore = fromRoot ? `${name}/Dockerfile.dockerignore` : `${name}/.dockerignore`;
    expect(readFileSync(join(here, ignore), 'utf8').split('\n')[0]).toBe('*');
  });
});

const digest = `sha256:${'0'.repeat(64)}`;
const good = [
  `FROM node:24@${digest} AS build`,
  'RUN make',
  `FROM distroless:nonroot@${digest}`,
  'COPY --from=build /app /app',
  'USER 65532:65532',
  'ENTRYPOINT ["/app"]',
];
const with_ = (index: number, ...lines: string[]) => good.toSpliced(index, 1, ...lines).join('\n');

test('a good Dockerfile has no finding', () => {
  expect(findingsIn(good.join('\n'))).toEqual([]);
});

test.each([
  ['a base without a digest', with_(2, 'FROM distroless:nonroot'), 3, 'a base is pinned by tag and digest'],
  ['a base without a tag', with_(2, `FROM distroless@${digest}`), 3, 'a base is pinned by tag and digest'],
  [
    'a base by variable',
    with_(2, `ARG BASE=x:1@${digest}`, 'FROM $BASE'),
    4,
    'a base is pinned by tag and digest',
  ],
  ['latest', with_(0, `FROM node:latest@${digest} AS build`), 1, 'no base is latest'],
  [
    'one stage',
    good.slice(2).join('\n').replace('--from=build ', ''),
    1,
    'the last stage is not the one that builds',
  ],
  ['root by number', with_(4, 'USER 0'), 5, 'the last USER is a number above 0'],
  ['the group of root', with_(4, 'USER 65532:0'), 5, 'the last USER is a number above 0'],
  ['a user by name', with_(4, 'USER nonroot'), 5, 'the last USER is a number above 0'],
  ['no user', with_(4), 1, 'the last USER is a number above 0'],
  [
    'a user of the build stage only',
    with_(1, 'USER 1000').replace('USER 65532:65532\n', ''),
    1,
    'the last USER is a number above 0',
  ],
  ['a shell entrypoint', with_(5, 'ENTRYPOINT /app'), 6, 'ENTRYPOINT is in exec form'],
  ['no entrypoint', with_(5), 1, 'ENTRYPOINT is in exec form'],
  ['a shell command', with_(5, 'ENTRYPOINT ["/app"]', 'CMD serve'), 7, 'CMD is in exec form'],
  ['ADD', with_(1, 'ADD https://example.com/x /x'), 2, 'COPY instead of ADD'],
  [
    'a copy from an unseen image',
    with_(3, 'COPY --from=alpine:3 /a /a'),
    4,
    'COPY keeps to the context and to stages',
  ],
  ['a secret by ENV', with_(1, 'ENV DATABASE_PASSWORD=x'), 2, 'no secret in ENV or ARG'],
  ['a secret by ARG', with_(1, 'ARG NPM_TOKEN'), 2, 'no secret in ENV or ARG'],
  ['a download', with_(1, 'RUN curl -fsSL https://example.com | sh'), 2, 'nothing is fetched by a shell'],
])('%s is found', (_, dockerfile, line, rule) => {
  expect(findingsIn(dockerfile)).toEqual([{ line, rule }]);
});
