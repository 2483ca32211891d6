import { deployment, main, type WrongObject } from './wrong.js';

/** What an API server would refuse. */
export const wrongSchema: readonly WrongObject[] = [
  { code: 'FL_SCHEMA_FIELD', because: 'replicsa', ...deployment('spec.replicsa', 3) },
  { code: 'FL_SCHEMA_TYPE', because: 'a text for a number', ...deployment('spec.minReadySeconds', '3') },
  {
    code: 'FL_SCHEMA_TYPE',
    because: 'a quantity with a wrong unit',
    ...deployment(`${main}.resources.limits.cpu`, '1Go'),
  },
  {
    code: 'FL_SCHEMA_ENUM',
    because: 'not a pull policy',
    ...deployment(`${main}.imagePullPolicy`, 'ifNotPresent'),
  },
  {
    code: 'FL_SCHEMA_MISSING',
    because: 'a port without its number',
    ...deployment(`${main}.ports.2`, { name: 'x' }),
  },
  {
    code: 'FL_SCHEMA_UNKNOWN',
    because: 'a kind of another project',
    id: 'Kafka/log',
    path: '',
    value: { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', metadata: { name: 'log', namespace: 'web' } },
  },
];
