import { readEnvironment, readService, synthService, synthShared } from '@fairlead/k8s';
import { checkEnvironment, renderChecked } from '@fairlead/k8s/check';
import { refuse } from '@fairlead/model';
import type { Renderer } from '@fairlead/pipeline/promotion';

/**
 * Writes for a promotion what synth writes, once it has passed the checks of `fairlead check` that look at objects. One
 * service is rendered and looked at by itself: promoting one costs the same beside a hundred others.
 */
export const checkedRenderer: Renderer = {
  service({ service, files }) {
    const rendered = synthService(files, service);
    if (rendered.size > 0) refuseWrong(service, files);
    return below(rendered);
  },
  unchecked: ({ service, files }) => below(synthService(files, service)),
  environment: (files) => below(synthShared(files)),
};

/** That a waiver has run out is told by `check`, every day: no release waits for it, and a way back least of all. */
const noWaiverEnds = '0000-00-00';

function refuseWrong(name: string, files: ReadonlyMap<string, string>): void {
  const environment = readEnvironment(files);
  const { service, release } = readService(files, name, environment);
  if (release === undefined) return;
  const { findings } = checkEnvironment(renderChecked(environment, [{ service, release }]), {
    today: noWaiverEnds,
    author: () => undefined,
  });
  refuse(findings.filter(({ severity }) => severity === 'error'));
}

function below(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, content]) => [`manifests/${path}`, content]));
}
