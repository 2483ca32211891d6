import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js';
import { TerraformStack } from 'cdktf';
import { RootConstruct } from 'constructs';
import { expect, test } from 'vitest';
import { attribute, literally, merge, resource } from './contribution.js';

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

test('text that looks like an expression of Terraform is text', () => {
  const written = `\${file("/etc/passwd")} and %{ if true }`;
  const attributes = { type: 'x', of: [written, attribute(ServiceAccount, 'a', 'email')], many: 1 };
  expect(literally(attributes)).toEqual({
    type: 'x',
    of: [`$\${file("/etc/passwd")} and %%{ if true }`, `\${google_service_account.a.email}`],
    many: 1,
  });
});

test('a resource is added with its text as text', () => {
  const stack = new TerraformStack(new RootConstruct(), 'stg');
  resource(ServiceAccount, 'a', { accountId: 'alfa-id', displayName: `\${file("x")}` }).addTo(stack);
  expect(stack.toTerraform()).toMatchObject({
    resource: { google_service_account: { a: { account_id: 'alfa-id', display_name: `$\${file("x")}` } } },
  });
});
