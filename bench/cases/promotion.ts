import { join } from 'node:path';
import type { Bench, Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { type Call, run } from '../measure/program.js';
import { formatSample, median, type Sample } from '../measure/sample.js';
import { figure, type Row, within } from '../row.js';
import { type Fleet, openFleet } from './fleet.js';

const commits = 10_000;
const runs = 11;

/** How long a person or CI waits for a promotion, and for an answer about what runs where. */
export const promotion: Case = {
  name: 'promotion',
  title: `Promoting one service, ${commits.toLocaleString('en')} commits of history, process start to push`,
  measure(bench) {
    const few = measured(bench, 100);
    const many = measured(bench, 300);
    return {
      rows: [
        within('`fairlead promote`, 100 services × 3 environments', few.promote, 1000, {
          beside: `git's fetch, commit and push alone: ${formatSample(few.git)}`,
        }),
        within('The same with 300 services', many.promote, 1000, {
          beside: `git's fetch, commit and push alone: ${formatSample(many.git)}`,
        }),
        ratio('300 services beside 100', many.promote, few.promote, 1.25),
        within('`fairlead status`, 100 services × 3 environments, warm', few.status, 500, { beside: '' }),
      ],
    };
  },
};

interface Measured {
  readonly promote: Sample;
  readonly git: Sample;
  readonly status: Sample;
}

function measured(bench: Bench, services: number): Measured {
  bench.progress(`${services} services`);
  const fleet = openFleet(bench, { services, commits });
  try {
    const mirror = join(bench.folder, `${services}/git-alone.git`);
    run({ command: 'git', args: ['clone', '--quiet', '--bare', fleet.bare, mirror] });
    const promote = fleet.fairlead('promote', '--env', 'dev', '--service', fleet.service);
    const status = fleet.fairlead('status');
    expectWritten(run(promote), fleet);
    run(status);
    const prepare = fleet.reset;
    return interleave(runs, {
      promote: { prepare, run: () => run(promote) },
      git: { prepare, run: () => run(gitAlone(mirror, fleet)) },
      status: { run: () => run(status) },
    });
  } finally {
    fleet.close();
  }
}

/** @throws Error when a run did something else than what is measured */
function expectWritten(said: string, { service }: Fleet): void {
  if (!said.startsWith(`wrote   Release ${service} `)) throw new Error(said);
}

/** The least that a promotion needs of git: a release and an images file on top of the newest commit. */
function gitAlone(mirror: string, { service }: Fleet): Call {
  const folder = 'apps/environments/dev';
  const script = `
    set -e
    export GIT_INDEX_FILE="$PWD/index-of-$$"
    git fetch --quiet --prune origin '+refs/heads/*:refs/heads/*'
    git read-tree main
    for file in ${folder}/releases/${service}.json ${folder}/manifests/${service}/kustomization.yaml; do
      blob=$(git cat-file blob "main:$file" | sed 's/[0-9a-f]\\{40\\}/0/' | git hash-object -w --stdin)
      git update-index --cacheinfo "100644,$blob,$file"
    done
    commit=$(git commit-tree -p main -m release "$(git write-tree)")
    git push --quiet origin "$commit:refs/heads/main"
    rm "$GIT_INDEX_FILE"`;
  const who = { GIT_AUTHOR_NAME: 'bench', GIT_AUTHOR_EMAIL: 'bench@example.com' };
  const by = { GIT_COMMITTER_NAME: 'bench', GIT_COMMITTER_EMAIL: 'bench@example.com' };
  return { command: 'sh', args: ['-c', script], cwd: mirror, env: { ...process.env, ...who, ...by } };
}

function ratio(what: string, many: Sample, few: Sample, atMost: number): Row {
  const times = median(many) / median(few);
  const target = { text: `≤ ${atMost} ×`, met: times <= atMost };
  return figure({
    what,
    result: `${times.toFixed(2)} ×`,
    target,
    ours: formatSample(many),
    beside: formatSample(few),
  });
}
