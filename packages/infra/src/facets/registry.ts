import { ArtifactRegistryRepository } from '@cdktf/provider-google/lib/artifact-registry-repository/index.js';
import { resource } from '../contribution.js';
import type { CompileEnvironment } from '../facet.js';

const days = (count: number) => `${count * 24 * 60 * 60}s`;

/**
 * The registry of the images built for this environment, where it is in the environment's own project: a tag
 * stays what it was, images are scanned as the project says, and what no tag holds goes after a month, except
 * for the newest. Releases refer to tagged images, so none of theirs goes.
 */
export const registry: CompileEnvironment = ({ cloud, platform, protected: kept, registry: prefix }) => {
  const [, location, project, repositoryId] =
    /^([a-z0-9-]+)-docker\.pkg\.dev\/([^/]+)\/([a-z0-9-]+)(?:\/|$)/.exec(prefix) ?? [];
  if (location === undefined || repositoryId === undefined || project !== cloud.project)
    return { resources: [] };
  const repository = resource(ArtifactRegistryRepository, 'registry', {
    repositoryId,
    location,
    format: 'DOCKER',
    description: `Images of ${platform}`,
    dockerConfig: { immutableTags: true },
    vulnerabilityScanningConfig: { enablementConfig: 'INHERITED' },
    cleanupPolicyDryRun: false,
    // A policy that keeps deletes nothing by itself; it makes exceptions from one that deletes.
    cleanupPolicies: [
      { id: 'delete-untagged', action: 'DELETE', condition: { tagState: 'UNTAGGED', olderThan: days(30) } },
      { id: 'keep-newest', action: 'KEEP', mostRecentVersions: { keepCount: 20 } },
    ],
    ...(kept ? { lifecycle: { preventDestroy: true } } : {}),
  });
  return { resources: [repository] };
};
