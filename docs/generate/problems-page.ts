import { code, page, prose } from './markdown.js';
import { type ProblemPlace, problemPlaces } from './problem-docs.js';

/** `problems.md`: every code that a user may see. */
export function problemsPage(): string {
  const places = problemPlaces();
  const codes = [...new Set(places.map((place) => place.code))];
  return page(
    '# Problems',
    'What a person can get wrong, by code. A command that finds problems shows all of them and ends with [code 5](commands/README.md#exit-codes): the code, the file, the place in it and the value; then what is wrong and how to mend it. Codes are never renamed. `‹…›` stands for what only the moment knows.',
    ...codes.flatMap((each) =>
      section(
        each,
        places.filter((place) => place.code === each),
      ),
    ),
  );
}

function section(name: string, places: readonly ProblemPlace[]): readonly string[] {
  return [`## ${name}`, ...places.flatMap(placeLines)];
}

function placeLines({ what, mend, rule, file }: ProblemPlace): readonly string[] {
  const lines = [
    ...what.map((text) => `- Wrong: ${text}`),
    ...mend.map((text) => `- Mend: ${text}`),
    `- From: ${code(file)}`,
  ];
  return [prose(rule), lines.join('\n')];
}
