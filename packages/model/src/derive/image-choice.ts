import type { Image } from '../facets/workload/image.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import { atFacet, type Derived, recordDerived } from './landscape.js';

/** The image that a workload runs: the one it names, or the only one there is, or `main`. */
export function imageOf(service: DeclaredService, workload: DeclaredWorkload): Derived<Image> {
  const named: Partial<Image> = workload.facets.image ?? {};
  const names = Object.keys(service.facets.images);
  const name = named.name ?? (names.length === 1 ? names[0] : names.find((each) => each === 'main'));
  const path = `workloads.${workload.name}.image`;
  const pull = named.pull ?? 'IfNotPresent';
  if (name !== undefined && names.includes(name)) {
    if (named.name === undefined) recordDerived(service, `${path}.name`, name);
    return { value: { name, pull }, problems: [] };
  }
  const problem = atFacet(
    service,
    path,
  )({
    path: 'name',
    value: name,
    code: 'FL_IMAGE_UNKNOWN',
    what: name === undefined ? 'does not say which of the images it runs' : 'is not an image of the service',
    mend: `choose one of ${names.join(', ')}`,
  });
  return { value: { name: name ?? '', pull }, problems: [problem] };
}
