/** Something that a page tells its reader to do. Lines count from 1. */
export type Step =
  | { readonly kind: 'run'; readonly line: number; readonly command: string; readonly exit: number }
  /** What the commands since the last such step, or file, have said; `…` stands for anything. */
  | { readonly kind: 'see'; readonly line: number; readonly shown: readonly string[] }
  | { readonly kind: 'write'; readonly line: number; readonly path: string; readonly text: string }
  | { readonly kind: 'edit'; readonly line: number; readonly path: string; readonly diff: readonly string[] };

interface Block {
  /** Of the fence that opens it. */
  readonly line: number;
  readonly language: string;
  readonly text: readonly string[];
  /** The last line before it that says something. */
  readonly above: string;
}

/**
 * What a page tells its reader to do, in its order: every line of an `sh` block is run, and a `text` block right after
 * it is what is seen then; a `diff` block is an edit, and a `ts` block a file, where the line above ends in the file's
 * path: "In `apps/names.ts`:".
 */
export function stepsOf(markdown: string): readonly Step[] {
  return blocksOf(markdown).flatMap((block, index, blocks): readonly Step[] => {
    const { language, line, text } = block;
    if (language === 'sh') return commandsOf(block);
    if (language === 'text' && blocks[index - 1]?.language === 'sh')
      return [{ kind: 'see', line, shown: text }];
    const path = /`([^`\s]+\/[^`\s]+|[^`\s]+\.[a-z]+)`:$/.exec(block.above)?.[1];
    if (path === undefined) return [];
    if (language === 'diff') return [{ kind: 'edit', line, path, diff: text }];
    return language === 'text' ? [] : [{ kind: 'write', line, path, text: `${text.join('\n')}\n` }];
  });
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: (Block & { readonly text: string[] }) | undefined;
  let above = '';
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^```(\w*)/.exec(line);
    if (open === undefined && fence !== null) {
      open = { line: index + 1, language: fence[1] ?? '', text: [], above };
    } else if (open !== undefined && line === '```') {
      blocks.push(open);
      open = undefined;
    } else if (open !== undefined) {
      open.text.push(line);
    } else if (line.trim() !== '') {
      above = line.trim();
    }
  }
  return blocks;
}

/** Commands with what they end with; a comment says so where it is not 0: `# exit code 3`. */
function commandsOf({ line, text }: Block): readonly Step[] {
  return text.flatMap((written, index): readonly Step[] => {
    const [, command = '', comment = ''] = /^(.*?)(?:\s+#\s(.*))?$/.exec(written) ?? [];
    if (command.trim() === '' || command.startsWith('#')) return [];
    const exit = Number(/exit code (\d+)/.exec(comment)?.[1] ?? 0);
    return [{ kind: 'run', line: line + 1 + index, command: command.trim(), exit }];
  });
}
