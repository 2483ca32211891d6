import { GoogleProvider } from '@cdktf/provider-google/lib/provider/index.js';
import { isObject, printJson } from '@fairlead/model';
import { GcsBackend, TerraformStack } from 'cdktf';
import { RootConstruct } from 'constructs';
import { literally, type Resource } from './contribution.js';
import type { GoogleEnvironment } from './facet.js';

/** Exactly the release that the bindings were made from. */
const google = { source: 'registry.terraform.io/hashicorp/google', version: '6.50.0' };

/** The stack as Terraform JSON. Nothing is written, and nothing in it says where or by whom it was made. */
export function terraformJson(environment: GoogleEnvironment, resources: readonly Resource[]): string {
  const { cloud, name, platform } = environment;
  // Not cdktf's App, which makes a folder on the disk.
  const stack = new TerraformStack(new RootConstruct(), name);
  // Names of buckets are the world's, and so are ids of projects.
  new GcsBackend(stack, { bucket: `${cloud.project}-tfstate`, prefix: 'environment' });
  const provider = literally({
    project: cloud.project,
    region: cloud.region,
    // On every resource that takes labels. cdktf makes underscores of hyphens in these names.
    defaultLabels: { platform, environment: name, managed_by: 'fairlead' },
  });
  new GoogleProvider(stack, 'google', provider);
  // Spelled out for OpenTofu, whose short names mean another registry.
  stack.addOverride('terraform.required_providers.google', google);
  for (const resource of resources) resource.addTo(stack);
  return printJson(withoutMetadata(stack.toTerraform()));
}

/** Leaves out what only cdktf's own command line reads: its version and the paths of constructs. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .map(([key, inner]) => [key, withoutMetadata(inner)]),
  );
}
