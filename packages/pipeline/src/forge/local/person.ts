import { gitIn } from '../../git/program.js';
import { closeAs } from './local-forge.js';
import { tipOf } from './merge.js';
import { changeRequest, keptRequest } from './requests.js';

/** Somebody at the local forge: what a person does with a mouse at another one. */
export interface Person {
  /** Of the head as it is now; a later head needs another look. */
  review(number: number, verdict: 'approved' | 'changes-wanted'): Promise<void>;
  close(number: number): Promise<void>;
}

export function personAt({ folder, name }: { readonly folder: string; readonly name: string }): Person {
  const git = gitIn(folder);
  const headOf = async (number: number) =>
    (await tipOf(git, (await keptRequest(git, number)).record.head)) ?? '';
  return {
    async review(number, verdict) {
      const commit = await headOf(number);
      await changeRequest(git, number, (record) => ({
        ...record,
        reviews: { ...record.reviews, [name]: { verdict, commit } },
      }));
    },
    close: (number) => closeAs(git, number, { by: name, because: 'closed' }),
  };
}
