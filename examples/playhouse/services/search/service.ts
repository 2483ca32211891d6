import { service } from '../../names.js';
import auditors from './deploy/auditors.yaml';

/** Full-text search over programmes: somebody else's server with disks of its own, and our job that fills it. */
export default service({
  name: 'search',
  environments: ['dev', 'stg', 'prod'],
  about: { description: 'Finds plays, people and places', owner: 'web' },
  images: {
    server: { vendor: { repository: 'docker.io/getmeili/meilisearch', range: '^1.11' } },
    indexer: { build: {} },
  },
  secrets: { master: { keys: { key: 'search-master-key' } } },
  config: {
    scripts: {
      files: {
        // It begins beside the server and so waits for it; one that fails would take the container with it.
        'snapshot.sh': [
          '#!/bin/sh',
          'curl -fsS -X POST -H "Authorization: Bearer $MEILI_MASTER_KEY" \\',
          '  --retry 60 --retry-delay 2 --retry-connrefused http://localhost:7700/snapshots ||',
          '  echo "no snapshot was made" >&2',
          '',
        ].join('\n'),
        README: 'by hand only\n',
      },
    },
  },
  // The job fills what the node keeps.
  calls: { search: 'node.http' },
  workloads: {
    node: {
      kind: 'stateful',
      image: { name: 'server', pull: 'Always' },
      ports: { http: { port: 7700 } },
      env: { MEILI_MASTER_KEY: { secret: 'master', key: 'key' }, MEILI_NO_ANALYTICS: true },
      volumes: {
        data: {
          from: { claim: { size: '50Gi', storageClass: 'premium-rwo', eachPod: true } },
          at: '/meili_data',
        },
        scripts: {
          from: { set: 'scripts' },
          at: '/scripts',
          items: { 'snapshot.sh': 'snapshot' },
          mode: '0550',
        },
      },
      probes: {
        startup: { check: { http: '/health', port: 'http' }, failureThreshold: 120 },
        readiness: {
          check: { http: '/health', port: 'http', scheme: 'HTTP', headers: { Host: 'search' } },
          initialDelaySeconds: 3,
          periodSeconds: 7,
          timeoutSeconds: 4,
          failureThreshold: 5,
          successThreshold: 2,
        },
        liveness: { check: { http: '/health', port: 'http' } },
      },
      lifecycle: { postStart: ['/bin/sh', '/scripts/snapshot'], preStop: ['/bin/sleep', '5'] },
      shutdown: { noticeSeconds: 0 },
    },
    reindex: {
      kind: 'job',
      image: 'indexer',
      run: { args: ['reindex'] },
      env: { SEARCH_URL: { call: 'search' }, SEARCH_KEY: { secret: 'master', key: 'key' } },
      job: { parallelism: 4, completions: 16, deadlineSeconds: 1800 },
    },
  },
  manifests: auditors,
  overrides: {
    dev: { workloads: { node: { volumes: { data: { from: { claim: { size: '5Gi', eachPod: true } } } } } } },
    prod: {
      workloads: { node: { scaling: { min: 3 }, placement: { apart: true, spread: { zone: 'require' } } } },
    },
  },
});
