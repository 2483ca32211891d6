import { code, page, table } from './markdown.js';
import { type PromotionCase, promotionCases } from './promotion-cases.js';

/** `promotion-cases.md`: what a promotion survives, and where that is shown. */
export function promotionCasesPage(): string {
  return page(
    '# Cases of a promotion',
    'What happens to promotions elsewhere, and here. Each row that is shown has tests of its name in the files that it names; a test holds that.',
    table(['case', 'what happens', 'shown in'], promotionCases.map(row)),
  );
}

function row({ name, answer, shown = [], comesWith }: PromotionCase): readonly string[] {
  const places = [...shown.map(code), ...(comesWith === undefined ? [] : [`comes with ${comesWith}`])];
  return [name, answer, places.join(', ')];
}
