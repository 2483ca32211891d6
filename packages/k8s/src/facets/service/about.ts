import { workloadKinds } from '@fairlead/model';
import type { CompileServiceAspect } from '../compile.js';

/** The owner as a tag on everything that Datadog receives from the pods. */
export const about: CompileServiceAspect<'about'> = ({ owner }) => {
  if (owner === '') return {};
  const annotations = { 'ad.datadoghq.com/tags': JSON.stringify({ team: owner }) };
  return { pods: [{ into: { kinds: workloadKinds }, annotations }] };
};
