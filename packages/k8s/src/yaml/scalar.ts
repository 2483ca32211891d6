/**
 * Texts that every YAML reader takes for themselves without quotes: a letter, `/` or `_` first, then nothing
 * that means something anywhere (a colon only inside a word); or a plain quantity such as `250m`. Everything
 * else is quoted, which is never wrong.
 */
const plain = /^(?:[A-Za-z_/](?:[A-Za-z0-9_/.@=-]|:(?=[A-Za-z0-9/]))*|[0-9]+(?:m|k|[KMGT]i|s|h))$/;

/**
 * Words that some reader takes for something other than text, in any case of letters (YAML 1.1 and 1.2). A
 * number may even lack what stands before its exponent: the tag `e123456` is one for some.
 */
const words = /^(?:y|yes|n|no|true|false|on|off|null|nan|inf|infinity|e[-+]?[0-9_]+)$/i;

/** A text as a YAML scalar on one line. Reads back as the same text in YAML 1.1 and 1.2. */
export function scalar(text: string): string {
  return plain.test(text) && !words.test(text) ? text : quoted(text);
}

/** JSON is YAML but for line breaks that JSON does not escape. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Lines without spaces at their ends, the first one not indented, of characters that all readers print alike. */
const block =
  /^(?=[^\s])(?:[\x20-\x7e\u00a1-\u024f]*[\x21-\x7e\u00a1-\u024f])?(?:\n(?:[\x20-\x7e\u00a1-\u024f]*[\x21-\x7e\u00a1-\u024f])?)+$/;

/** Whether a text can stand as a literal block: several lines, at most one line break at the end. */
export function isBlock(text: string): boolean {
  return text.includes('\n') && !text.endsWith('\n\n') && block.test(text);
}

/** A number as YAML. @throws Error when it is not finite */
export function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} cannot be written`);
  const text = JSON.stringify(value);
  // Without a point, YAML 1.1 takes `1e+21` for text.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}
