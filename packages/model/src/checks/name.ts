const label = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;

/** Names become DNS labels; with others put before them they must still be one (63 characters, RFC 1123). */
const longestName = 40;

/** Whether a name can be part of the names of objects, images and accounts. */
export const isName = (name: string): boolean => label.test(name) && name.length <= longestName;

/** What is said of one that cannot. */
export const noName = {
  code: 'FL_NAME',
  what: 'is not a name that every system takes',
  mend: `use at most ${longestName} lower-case letters, digits and hyphens, beginning with a letter`,
} as const;
