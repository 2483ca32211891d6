const vitest = 'vitest run --config .config/vitest.config.ts';

/** What `npm run <name>` calls. */
export const scripts = {
  test: `npm run lint && npm run types && ${vitest} --project unit --project system`,
  'test:unit': `${vitest} --project unit`,
  coverage: `${vitest} --project unit --coverage`,
  endurance: `${vitest} --project endurance`,
  pages: `${vitest} --project pages`,
  conformance: `${vitest} --project conformance`,
  lint: 'biome check',
  types: 'tsc --project .config',
  demo: 'fairlead demo',
  bench: 'tsx bench/main.ts',
  docs: 'tsx docs/generate.ts',
  schemas: 'tsx packages/k8s/schemas/generate.ts && tsx packages/k8s/schemas/generate-crds.ts',
} as const;
