import { FairleadError, type Problem } from '@fairlead/model';

/**
 * What a registry's refusal means for whoever asked.
 *
 * - `retryable`: it did not answer, or asked for patience, until ours was over
 * - `denied`: it does not know us, or we may not
 * - `absent`: what was asked for is not there
 * - `invalid`: it answered something that the specification does not allow, or did not take what we sent
 * - `taken`: the tag names something else already
 */
export type RegistryFailureKind = keyof typeof kinds;

type Said = Pick<Problem, 'code' | 'what' | 'mend'>;

const kinds = {
  retryable: {
    code: 'FL_REGISTRY_UNREACHABLE',
    what: 'the registry does not answer',
    mend: 'look whether the registry is reachable from here and run it again; nothing was half done',
  },
  denied: {
    code: 'FL_REGISTRY_DENIED',
    what: 'the registry refuses it',
    mend: 'log in with `docker login`, or see that the account may do it and that the repository is there',
  },
  absent: {
    code: 'FL_IMAGE_ABSENT',
    what: 'is not there',
    mend: 'build and push it again, or name an image that is still kept',
  },
  invalid: {
    code: 'FL_REGISTRY_ANSWER',
    what: 'the registry and this program do not understand each other',
    mend: 'see that the address is a registry, and that nothing between here and there alters what it sends',
  },
  taken: {
    code: 'FL_TAG_TAKEN',
    what: 'the tag names another image already',
    mend: 'use another tag: what a tag named once may be running somewhere',
  },
} as const satisfies { readonly [kind: string]: Said };

/** A registry did not do what was asked. */
export class RegistryFailure extends FairleadError {
  readonly kind: RegistryFailureKind;

  /**
   * @param about the image, repository or registry, as a reference is printed
   * @param detail what was seen, in lower case and without a full stop; never holds a credential
   */
  constructor(kind: RegistryFailureKind, about: string, detail: string) {
    const { code, what, mend } = kinds[kind];
    super([{ code, file: '', path: about, value: undefined, what: `${what} (${detail})`, mend }]);
    this.kind = kind;
  }
}
