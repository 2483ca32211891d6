import { expect, test } from 'vitest';
import { narrowed } from './narrowed.js';

const service = {
  config: {
    settings: { values: { URL: 'http://api', PORT: 8080, ALSO: 'http://api' } },
    other: { values: {} },
  },
  workloads: { server: { resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } } } },
};

test('a value is found at its own name inside the facet', () => {
  expect(narrowed(service, 'config', ['data', 'URL'], 'http://api')).toBe('config.settings.values.URL');
});

test('a number is found by the text that it was rendered as', () => {
  expect(narrowed(service, 'config', ['data', 'PORT'], '8080')).toBe('config.settings.values.PORT');
});

test.each([
  ['stands nowhere', 'config', ['data', 'URL'], 'http://web'],
  ['stands under another name', 'config', ['data', 'HOST'], 'http://api'],
  ['is a whole part of the object', 'config', ['data'], { URL: 'http://api' }],
  ['is missing', 'config', ['data', 'URL'], undefined],
])('a value that %s is the facet’s', (_, facet, names, value) => {
  expect(narrowed(service, facet, names, value)).toBe(facet);
});

const facet = 'workloads.server.resources';

test('of several places it is the one whose parent is on the way, too', () => {
  expect(narrowed(service, facet, ['resources', 'limits', 'memory'], '1Gi')).toBe(`${facet}.limits.memory`);
});

test('of two places that may be meant none is told', () => {
  expect(narrowed(service, facet, ['memory'], '1Gi')).toBe(facet);
});
