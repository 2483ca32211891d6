import { commandPages, commandsPage } from './commands-page.js';
import { definitionsPage } from './definitions-page.js';
import { facetsPage } from './facets-page.js';
import { featurePages, featuresPage } from './features-page.js';
import { problemsPage } from './problems-page.js';
import { promotionCasesPage } from './promotion-cases-page.js';

/** Where the pages are, from the root. */
export const folder = 'docs/reference';

/** Every generated page by its name in that folder. */
export const pages: { readonly [name: string]: () => string | Promise<string> } = {
  'commands/README.md': commandsPage,
  ...commandPages,
  'definitions.md': definitionsPage,
  'facets.md': facetsPage,
  'features.md': featuresPage,
  'problems.md': problemsPage,
  'promotion-cases.md': promotionCasesPage,
  ...featurePages,
};
