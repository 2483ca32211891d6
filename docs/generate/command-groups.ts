/** What a command's page says besides what the command says of itself. */
export interface Beside {
  /** When it ends with a code that not every command has. */
  readonly ends?: { readonly changes?: string; readonly drift?: string };
  /** Pages below `docs` that show it at work, with the anchor where it is a section. */
  readonly shown: readonly string[];
  /** Sections of the runbook on what it refuses. */
  readonly refused?: readonly string[];
}

/** Commands that are wanted at the same time. */
export interface CommandGroup {
  readonly name: string;
  readonly wanted: string;
  readonly commands: { readonly [name: string]: Beside };
}

const changes = 'With `--plan`: something would be done.';
/** What stands in the way of a release, whoever names it. */
const gates = ['it-waits', 'it-is-older-or-from-elsewhere', 'images-and-registries'];
/** What goes wrong with any write to Git. */
const writes = ['files-and-the-ledger', 'git-and-the-forge'];

/** Every command, in the order in which a person meets them. */
export const groups: readonly CommandGroup[] = [
  {
    name: 'Develop',
    wanted: 'Say what there is to run, and see what follows from it.',
    commands: {
      new: {
        shown: ['how-to/add-a-service.md', 'how-to/add-an-environment.md', 'how-to/add-a-cron.md'],
      },
      update: {
        shown: ['tutorial.md#5-write-what-follows', 'how-to/repair.md#a-generated-file-was-edited-or-lost'],
      },
      synth: { shown: ['how-to/add-a-service.md', 'how-to/repair.md'] },
      diff: {
        ends: { changes: 'With `--exit-code`: something changed.' },
        shown: ['tutorial.md#6-see-what-it-means', 'how-to/rename-a-workload.md', 'how-to/affected.md'],
      },
      explain: {
        shown: [
          ...['tutorial.md#3-ask-before-you-change', 'how-to/set-a-value.md#ask-who-said-it'],
          'how-to/patch.md',
        ],
      },
      check: {
        ends: { drift: 'All that is wrong is that files are out of date.' },
        shown: ['how-to/check.md', 'how-to/check.md#let-a-service-off-a-rule', 'how-to/check.md#in-ci'],
      },
    },
  },
  {
    name: 'Deliver',
    wanted: 'Carry what was merged to where it runs.',
    commands: {
      deploy: {
        shown: ['tutorial.md#7-commit-and-deliver', 'how-to/affected.md#deliver'],
        refused: ['delivering-what-is-committed', 'git-and-the-forge'],
      },
      image: {
        shown: ['how-to/build-images.md', 'explanation/promotion.md#where-images-come-from'],
        refused: ['building-images', 'images-and-registries'],
      },
      promote: {
        ends: { changes },
        shown: ['how-to/promote.md', 'explanation/promotion.md', 'explanation/strategies.md'],
        refused: [...gates, ...writes],
      },
      release: {
        ends: { changes },
        shown: [
          ...['how-to/promote.md#what-you-name-yourself', 'how-to/release-a-branch.md'],
          'how-to/hold-and-freeze.md#through-a-freeze',
        ],
        refused: ['it-is-not-known', ...gates, ...writes],
      },
      request: {
        shown: ['how-to/promote.md#what-the-request-says', 'explanation/promotion.md#words'],
        refused: ['fl_request_blocked', 'fl_request_number', 'fl_protection', 'fl_forge_later'],
      },
    },
  },
  {
    name: 'Look',
    wanted: 'See what runs, since when, and what it waits for. Nothing is changed.',
    commands: {
      status: { shown: ['how-to/what-runs-where.md'], refused: ['fl_release', 'fl_holds_unreadable'] },
      where: { shown: ['how-to/what-runs-where.md'], refused: ['fl_commit_unknown'] },
      history: { shown: ['how-to/what-runs-where.md', 'how-to/roll-back.md'] },
      dora: { shown: ['how-to/what-runs-where.md'] },
      freeze: { shown: ['how-to/hold-and-freeze.md#plan-a-freeze'], refused: ['fl_release_frozen'] },
    },
  },
  {
    name: 'Mend',
    wanted: 'Go back, and stop what arrives by itself.',
    commands: {
      rollback: {
        ends: { changes },
        shown: ['how-to/roll-back.md', 'how-to/migrate-a-database.md#a-rollback-across-a-migration'],
        refused: ['going-back', ...writes],
      },
      hold: {
        ends: { changes },
        shown: ['how-to/hold-and-freeze.md', 'how-to/roll-back.md#forward-again'],
        refused: ['fl_release_held', 'fl_release_stops', 'fl_holds_unreadable', 'git-and-the-forge'],
      },
    },
  },
  {
    name: 'Try',
    wanted: 'See all of it at work without an account, and without leaving anything behind.',
    commands: { demo: { shown: ['explanation/strategies.md#see-them', 'explanation/promotion.md'] } },
  },
];
