import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js';
import { expect, test } from 'vitest';
import { attribute, merge, resource } from './contribution.js';

const account = (name: string, accountId: string) => resource(ServiceAccount, name, { accountId });

test('contributions merge by address, in any order', () => {
  const one = { resources: [account('b', 'bravo-id'), account('a', 'alfa-id')] };
  const two = { resources: [account('a', 'alfa-id')] };
  const addresses = ['google_service_account.a', 'google_service_account.b'];
  expect(merge([one, two]).map(({ address }) => address)).toEqual(addresses);
  expect(merge([two, one]).map(({ address }) => address)).toEqual(addresses);
});

test('a resource has one writer', () => {
  const one = { resources: [account('a', 'alfa-id')] };
  const two = { resources: [account('a', 'other-id')] };
  expect(() => merge([one, two])).toThrow('two facets write google_service_account.a');
});

test('an attribute of another resource is an expression of Terraform', () => {
  expect(attribute(ServiceAccount, 'a', 'email')).toBe(`\${google_service_account.a.email}`);
});
