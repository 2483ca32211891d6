import { FairleadError } from '@fairlead/model';
import { expect, test } from 'vitest';
import { inEach } from './in-each.js';

const environments = [{ name: 'dev' }, { name: 'prod' }];

const wrong = (code: `FL_${string}`, path: string) =>
  new FairleadError([{ code, file: '', path, value: undefined, what: 'is not there', mend: 'ask again' }]);

test.each(['FL_ADDRESS', 'FL_OBJECT_ADDRESS', 'FL_FIELD_ADDRESS'] as const)(
  'an environment that lacks what is asked for (%s) says so, and the others are explained',
  async (code) => {
    const told = await inEach(environments, ({ name }) => {
      if (name === 'dev') throw wrong(code, 'spec.x');
      return { values: [1] };
    });
    expect(told).toMatchObject([
      { environment: 'dev', lacks: { code, path: 'spec.x' } },
      { environment: 'prod', values: [1] },
    ]);
  },
);

test('what no environment has is wrong as the first one says', async () => {
  const asked = inEach(environments, ({ name }) => Promise.reject(wrong('FL_FIELD_ADDRESS', name)));
  await expect(asked).rejects.toMatchObject({ problems: [{ path: 'dev' }] });
});

test('whatever else is wrong in one environment is an error', async () => {
  const asked = inEach(environments, ({ name }) => {
    if (name === 'dev') throw wrong('FL_PATCH', name);
    return {};
  });
  await expect(asked).rejects.toMatchObject({ problems: [{ code: 'FL_PATCH' }] });
});
