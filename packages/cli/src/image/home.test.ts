import { declare, platform, resolve, type Service } from '@fairlead/model';
import { expect, test } from 'vitest';
import { builtHere } from './home.js';

const { service, environment } = declare({ environments: ['dev', 'stg'], sets: [] });

const cloud = { provider: 'none' } as const;
const registry = 'registry.example.com';
const dev = environment('dev', {
  tier: 'development',
  cloud,
  domain: 'dev.example.com',
  registry: `${registry}/dev`,
  delivery: { strategy: 'commit-on-merge' },
});
const stg = environment('stg', {
  tier: 'staging',
  cloud,
  domain: 'stg.example.com',
  registry: `${registry}/stg`,
  delivery: { strategy: 'pull-request', from: 'dev' },
});
const workloads = { server: { kind: 'server', ports: { http: { port: 80 } } } } as const;
const built = (build: { readonly context?: string; readonly dockerfile?: string }) =>
  service({ name: 'api', images: { main: { build } }, workloads });

function builtOf(api: Service, asked?: readonly string[]) {
  const made = platform({
    name: 'harbour',
    repository: { url: 'https://git.example.com/harbour.git' },
    environments: [dev, stg],
    services: [api],
  });
  return builtHere(made, resolve(made).environments, asked);
}

test('images go to the registry of the environment that commits arrive in', () => {
  expect(builtOf(built({}))).toEqual([
    {
      service: 'api',
      images: [
        {
          image: 'main',
          repository: 'registry.example.com/dev/api',
          build: {
            context: 'apps/services/api',
            dockerfile: 'apps/services/api/Dockerfile',
            target: '',
            args: {},
            platforms: ['linux/amd64'],
          },
        },
      ],
    },
  ]);
});

test('the root of the repository can be the context', () => {
  const [api] = builtOf(built({ context: '../../..', dockerfile: 'deploy/Dockerfile' }));
  expect(api?.images[0]?.build).toMatchObject({
    context: '',
    dockerfile: 'apps/services/api/deploy/Dockerfile',
  });
});

test('what is outside of the repository cannot', () => {
  expect(() => builtOf(built({ context: '../../../..' }))).toThrow(
    /FL_IMAGE_CONTEXT apps\/services\/api\/service.ts images.main.build.context/,
  );
});

test('an image of another origin is not built here', () => {
  const images = { main: { vendor: { repository: 'docker.io/library/redis' } } };
  const vendor = service({ name: 'api', images, workloads });
  expect(builtOf(vendor)).toEqual([]);
  expect(() => builtOf(vendor, ['api'])).toThrow(/FL_IMAGE_SERVICE/);
});
