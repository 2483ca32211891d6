import { describe, expect, test } from 'vitest';
import { criticalFindings, differing, type Exception, letsOff, lowIds } from './kube-score.js';
import { environments, objectsOf, renderedServices } from './rendered.js';
import { has } from './tools.js';

/** Where we and kube-score differ. Everything else that it calls critical is mended. */
const exceptions: readonly Exception[] = [
  ...differing,
  ...lowIds.map((each) => ({
    ...each,
    object: 'StatefulSet/api-moorings',
    because: 'the user that the official image made for the server, who owns its files; in dev alone',
  })),
];

const services = environments.flatMap((environment) =>
  renderedServices(environment).map((service) => ({ environment, service })),
);
const findingsOf = ({ environment, service }: (typeof services)[number]) =>
  criticalFindings(objectsOf(environment).filter(({ owner }) => owner === service));

describe.skipIf(!has('kube-score'))('kube-score', () => {
  test.each(services)('finds nothing critical in $service of $environment', (each) => {
    const found = findingsOf(each);
    expect(found.filter((finding) => !exceptions.some((one) => letsOff(one, finding)))).toEqual([]);
  });

  test('no exception lets off what is not there', () => {
    const found = services.flatMap(findingsOf);
    expect(exceptions.filter((one) => !found.some((finding) => letsOff(one, finding)))).toEqual([]);
  });

  test('a container that may become root is seen', () => {
    const [environment = ''] = environments;
    const wrong = objectsOf(environment)
      .filter(({ owner }) => owner === 'worker')
      .map((each) => ({
        ...each,
        object: JSON.parse(JSON.stringify(each.object).replace(/"runAsUser":\d+,/g, '')),
      }));
    expect(criticalFindings(wrong)).toContainEqual(
      expect.objectContaining({ check: 'container-security-context-user-group-id' }),
    );
  });
});
