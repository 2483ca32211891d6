import type { Finding } from '../finding.js';
import { findingsText } from '../findings-text.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { sarif } from './sarif.js';

/** The forms in which findings are printed, by the name that `--format` takes. */
export const formats = {
  text: findingsText,
  sarif: (findings) => JSON.stringify(sarif(findings), null, 2),
  github,
  gitlab: (findings) => JSON.stringify(gitlab(findings), null, 2),
} as const satisfies { readonly [name: string]: (findings: readonly Finding[], colour: boolean) => string };

export type FormatName = keyof typeof formats;
