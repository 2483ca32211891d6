import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { about } from './about.js';

test('the owner is a tag on everything that Datadog receives from the pods', () => {
  const contribution = about({ description: 'x', owner: 'crew', runbook: '' }, atService());
  expect(podOf(contribution).annotations).toEqual({ 'ad.datadoghq.com/tags': '{"team":"crew"}' });
});

test('without an owner there is no tag', () => {
  expect(about({ description: 'x', owner: '', runbook: '' }, atService())).toEqual({});
});
