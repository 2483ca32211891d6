/** A case that a promotion must survive, by the name under which it is known. */
export interface PromotionCase {
  readonly name: string;
  /** What happens then. */
  readonly answer: string;
  /** Files with a test of that name; absent where nothing shows it yet. */
  readonly shown?: readonly string[];
  /** What has to be there before the rest of it can be shown. */
  readonly comesWith?: string;
}

const decided = 'packages/pipeline/src/plan/cases.test.ts';
const seen = 'packages/cli/src/promotion/cases/cases.system.test.ts';
const again = 'packages/cli/src/promotion/cases/again.system.test.ts';
const raced = 'packages/cli/src/promotion/cases/races.endurance.test.ts';
const faulty = 'packages/cli/src/promotion/cases/faults.system.test.ts';

/** All of them, in the order in which they are told. */
export const promotionCases: readonly PromotionCase[] = [
  {
    name: 'two merges race',
    answer: 'Who is slower fetches, plans again from what is there then, and pushes that; ten times at most.',
    shown: [raced],
  },
  {
    name: 'matrix of N services',
    answer: 'One commit writes all of them, one file each.',
    shown: [decided, seen],
  },
  {
    name: 'builds finish out of order',
    answer: 'A commit that is not a descendant of what runs writes nothing, whenever it is built.',
    shown: [decided, seen],
  },
  {
    name: 'CI concurrency drops queued runs',
    answer:
      'The next run does what the dropped ones would have: a run looks at what is there, not at what happened.',
    shown: [decided, again],
  },
  {
    name: 'source force-push',
    answer: 'Nothing is released over a commit that no branch has any more, until somebody says so by name.',
    shown: [decided, faulty],
  },
  {
    name: 'bot branch force-push',
    answer:
      'Only a branch under `fairlead/` is ever replaced, only from what was seen, and never one with a commit of somebody else.',
    shown: [decided, seen],
  },
  {
    name: 'supersede',
    answer:
      'Each unit has one request in each environment: brought up to date in place, closed when nothing is left of it.',
    shown: [decided, again],
  },
  {
    name: 'approved, then the bot pushes',
    answer: 'An approval is of one head. What is merged is the head that was looked at.',
    shown: [decided, seen],
  },
  {
    name: 'closed without merge',
    answer: 'That very set is not proposed again; another one opens a new request.',
    shown: [decided, seen],
  },
  {
    name: 'rollback',
    answer: 'A new commit goes forward to a recorded set and leaves a hold. Nothing is reverted.',
    shown: [seen],
  },
  {
    name: 'revert of a revert',
    answer: 'A set is told by the hash of its release files, so what comes back is the same one.',
    shown: [decided, again],
  },
  {
    name: 'rollback vs ancestry',
    answer: 'It may go back in history, and not to images that are gone.',
    shown: [seen],
  },
  { name: 'empty build output', answer: 'What runs is kept.', shown: [decided, seen] },
  {
    name: 'partial multi-service failure',
    answer:
      'Everything is looked up first and written once; a service that fails keeps its pin and is named.',
    shown: [decided, seen],
  },
  {
    name: 'resolved file that cannot be read',
    answer:
      'Its service keeps what it runs and is named, there and where releases are taken from there. Everybody else moves; holds are written and looking works.',
    shown: [faulty],
  },
  {
    name: 'protected branch',
    answer:
      'A push that a rule refuses is told with what to do. Signed commits and the narrow bypass of an app are the host’s.',
    shown: [faulty],
    comesWith: 'GitHub and GitLab',
  },
  {
    name: '[skip ci]',
    answer: 'Not written: skipped required checks stay pending.',
    comesWith: 'GitHub and GitLab',
  },
  {
    name: 'GITHUB_TOKEN',
    answer: 'Its pushes start nothing, so an app’s token is needed.',
    comesWith: 'GitHub',
  },
  {
    name: 'GitLab CI_JOB_TOKEN',
    answer: 'Its pushes start nothing, so a project’s token is needed.',
    comesWith: 'GitLab',
  },
  { name: 'merge queue', answer: 'Enqueued and waited for, never merged past it.', comesWith: 'GitHub' },
  {
    name: 'mergeable unknown / 405',
    answer: 'Asked again with the next run; merged already is a success.',
    shown: [seen],
    comesWith: 'GitHub, for its answers',
  },
  {
    name: 'mutable tags',
    answer: 'A tag is resolved once. From then on the digest is what is promoted.',
    shown: [decided, faulty],
  },
  {
    name: 'registry lag, clean-up',
    answer:
      'Nothing is proposed or merged whose images are not there; what is copied has its tag, which clean-ups spare.',
    shown: [decided, seen],
  },
  {
    name: 'two writers',
    answer: 'Where Image Updater writes, a promotion does not.',
    shown: [decided],
    comesWith: 'Image Updater',
  },
  {
    name: 'soak',
    answer: 'Counted from deployed and healthy, and begun again by a change.',
    comesWith: 'health',
  },
  {
    name: 'freeze',
    answer:
      'Looked at when something is about to move, in the time zone of its window; broken by name alone.',
    shown: [decided, seen],
  },
  {
    name: 'shell injection',
    answer: 'Names, titles and messages are arguments and text. No shell reads them.',
    shown: [faulty],
  },
];
