import { expect, test } from 'vitest';
import { everythingOf } from '../features/render.js';
import { areas } from '../features/table.js';
import { notAllowed } from '../testing/allowed.js';

test.each(areas)(
  'what the features of $name render is allowed by the project that applies it',
  ({ features }) => {
    for (const { feature, example } of features) {
      const { objects, shared } = everythingOf(example);
      const projects = shared.filter(({ kind }) => kind === 'AppProject');
      expect(projects, feature).toHaveLength(1);
      for (const project of projects) expect(notAllowed(objects, project), feature).toEqual([]);
    }
  },
);
