import { type Area, prod, service } from './feature.js';

/** How Argo CD applies what is rendered. It is decided here; a patch of the environment reaches these objects too. */
export const argo: Area = {
  name: 'argo',
  features: [
    {
      feature: 'An Application for each service',
      field: 'always',
      note: 'They stand in `manifests/_environment`, and whoever runs Argo CD points it there once.',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: { 'Application/prod-mail': ['spec.project', 'spec.source', 'spec.destination'] },
    },
    {
      feature: 'What Git does not have is deleted, and what others change is put back',
      field: 'environment autoSync',
      note: 'A sync that fails is tried again, with whatever has been committed by then.',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: {
        'Application/prod-mail': ['spec.syncPolicy.automated', 'spec.syncPolicy.retry'],
      },
    },
    {
      feature: 'A sync that a person starts',
      field: 'environment autoSync',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker' } } }),
        prod({ autoSync: false }),
      ],
      shows: { 'Application/prod-mail': ['spec.syncPolicy'] },
    },
    {
      feature: 'Objects go with their Application',
      field: 'always',
      note: 'What is to go is marked `retired` first, and then a person prunes it.',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: { 'Application/prod-mail': ['metadata.finalizers'] },
    },
    {
      feature: 'A namespace that is made and restricted',
      field: 'namespace',
      note: 'A namespace that several services are in is made by the one that owns it.',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: {
        'Application/prod-mail': [
          'spec.destination',
          'spec.syncPolicy.managedNamespaceMetadata',
          'spec.syncPolicy.syncOptions',
        ],
      },
    },
    {
      feature: 'Server-side apply, and deletion after everything else',
      field: 'always',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: { 'Application/prod-mail': ['spec.syncPolicy.syncOptions'] },
    },
    {
      feature: 'A number of pods that somebody else writes is neither compared nor put back',
      field: 'scaling',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker', scaling: { min: 2, max: 8 } } } }),
      ],
      shows: { 'Application/prod-mail': ['spec.ignoreDifferences', 'spec.syncPolicy.syncOptions'] },
    },
    {
      feature: 'An order in which objects are applied, and when hooks are deleted',
      field: 'phase.order',
      example: [
        service({
          name: 'shop',
          workloads: {
            assets: { kind: 'hook', phase: { when: 'before', order: 2 } },
            grants: { kind: 'hook', phase: { when: 'with' } },
          },
        }),
      ],
      shows: { 'Job/shop-assets': ['metadata.annotations'], 'Job/shop-grants': ['metadata.annotations'] },
    },
    {
      feature: 'A project for each environment: from where, to where, and which kinds',
      field: 'always',
      note: 'Kinds of objects of one’s own are added to those that Fairlead renders.',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: { 'AppProject/quay-prod': ['spec'] },
    },
  ],
};
