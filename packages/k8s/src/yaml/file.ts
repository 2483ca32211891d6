import type { JsonObject } from '@fairlead/model';
import { printYaml } from './print.js';

/** Stands above every file, for whoever opens one. */
const header = '# Written by Fairlead. Edit the definition instead, then run: npx fairlead update\n';

/** One or more objects as a file. */
export function printFile(objects: readonly JsonObject[]): string {
  return header + objects.map(printYaml).join('---\n');
}
