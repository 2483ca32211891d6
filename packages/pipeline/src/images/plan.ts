import type { Digest } from '../oci/images.js';
import type { Need } from './affected.js';
import type { ImageBuild } from './inputs.js';

/** Version of the plan's format. */
export const imagesPlanSchema = 'fairlead.images/1';

/** An image of a service, and what the registry has of it. */
export interface KnownImage {
  readonly image: string;
  /** `registry/name`. */
  readonly repository: string;
  readonly build: ImageBuild;
  /** What the commit's tag names already. */
  readonly existing: Digest | 'absent';
}

/** What is to be done about one image; doing nothing has a reason. */
export type ImageAction = { readonly service: string } & (
  | ({ readonly kind: 'build'; readonly because: Exclude<Need, { kind: 'none' }> } & Tagged & {
        readonly build: ImageBuild;
      })
  /** The tag is there: what was built once for a commit is that commit's image. */
  | ({ readonly kind: 'reuse'; readonly digest: Digest } & Tagged)
  | { readonly kind: 'skip'; readonly because: 'unchanged'; readonly since: string }
);

interface Tagged {
  readonly image: string;
  readonly repository: string;
  readonly tag: string;
}

/** Which images a commit needs, as data. */
export interface ImagesPlan {
  readonly schema: typeof imagesPlanSchema;
  readonly commit: string;
  readonly actions: readonly ImageAction[];
}

/** What was found out about a service. */
export interface ServiceImages {
  readonly service: string;
  readonly need: Need;
  readonly images: readonly KnownImage[];
}

/**
 * Plans the images of a commit. The tag is the commit's full hash, so it can be told from what runs which commit
 * that was, and no tag is ever given twice.
 */
export function planImages(commit: string, services: readonly ServiceImages[]): ImagesPlan {
  const actions = services.flatMap(({ service, need, images }): readonly ImageAction[] => {
    const planned = images.map(({ image, repository, build, existing }): ImageAction | undefined => {
      const tagged = { service, image, repository, tag: commit };
      if (existing !== 'absent') return { kind: 'reuse', ...tagged, digest: existing };
      return need.kind === 'none' ? undefined : { kind: 'build', ...tagged, because: need, build };
    });
    const actions = planned.filter((action) => action !== undefined);
    if (actions.length > 0 || need.kind !== 'none') return actions;
    return [{ kind: 'skip', service, because: 'unchanged', since: need.since }];
  });
  return { schema: imagesPlanSchema, commit, actions };
}

/** The plan in words, one line for each action. */
export function imagesPlanText({ commit, actions }: ImagesPlan): string {
  const lines = actions.map((action) => `${action.service}: ${actionText(action)}`);
  return [`images of ${commit.slice(0, 12)}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function actionText(action: ImageAction): string {
  switch (action.kind) {
    case 'skip':
      return `nothing to build, unchanged since ${action.since.slice(0, 12)}`;
    case 'reuse':
      return `${action.repository} has it as ${action.digest}`;
    case 'build':
      return `build ${action.repository}:${action.tag.slice(0, 12)} for ${action.build.platforms.join(', ')}, ${needText(action.because)}`;
    default:
      return action satisfies never;
  }
}

function needText(need: Exclude<Need, { kind: 'none' }>): string {
  switch (need.kind) {
    case 'first':
      return 'the first image';
    case 'asked':
      return 'as asked';
    case 'changed': {
      const [first, ...others] = need.files;
      return `${first}${others.length === 0 ? '' : ` and ${others.length} more`} changed`;
    }
    default:
      return need satisfies never;
  }
}
