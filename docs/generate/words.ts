import ts from 'typescript';

/** What TSDoc says of a symbol. */
export interface Words {
  readonly meaning: string;
  /** The text of its `@default` tag. */
  readonly default: string | undefined;
}

/** What is written above a declaration; nothing where there is none. */
export function wordsOf(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): Words {
  if (symbol === undefined) return { meaning: '', default: undefined };
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default');
  return {
    meaning: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    default: tag && ts.displayPartsToString(tag.text),
  };
}
