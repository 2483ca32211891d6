/**
 * Places about which a rule of its own speaks: which words there may be and what must be there is left to it, so that
 * nothing is told twice. `*` is any name; what is below a place belongs to it.
 */
const places = [
  'addOns.*',
  'delivery.accepts',
  'delivery.follow',
  'delivery.promote',
  'delivery.strategy',
  'edge.kind',
  'format',
  'freezes.*',
  'ledger.kind',
  'manifests.*',
  'overrides.*.format',
  'overrides.*.manifests.*',
  'overrides.*.waivers.*',
  'tier',
  'waivers.*',
  'workloads.*.kind',
].map((place) => place.split('.'));

/** Whether the form of what stands at a path is told by a rule. */
export const isTold = (path: string): boolean => placeOf(path) !== undefined;

/** Whether one problem speaks of what another one found, by their paths in one file. */
export function speaksOf(said: string, found: string): boolean {
  return said === found || said === placeOf(found);
}

/** The place that a rule speaks of, of which a path is a part. */
function placeOf(path: string): string | undefined {
  const names = path.split('.');
  const place = places.find((each) =>
    each.every((name, at) => (name === '*' ? at < names.length : name === names[at])),
  );
  return place && names.slice(0, place.length).join('.');
}
