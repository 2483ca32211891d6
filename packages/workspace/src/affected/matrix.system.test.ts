import { afterAll, expect, test } from 'vitest';
import { TestClone } from '../testing/clone.js';
import { affectedTasks, type Mode } from '../testing/nx.js';
import { definitionRows } from './definition-rows.js';
import { apply, type Edit } from './edit.js';
import { lifeRows } from './life-rows.js';
import { otherRows } from './other-rows.js';
import { writeGenerated, writeResolved } from './regenerate.js';
import { leaves, type Row } from './row.js';
import { taskList, taskListWith } from './task-list.js';
import { toolRows } from './tool-rows.js';

const clone = new TestClone();
afterAll(() => clone.remove());

const rows = [...definitionRows, ...lifeRows, ...toolRows, ...otherRows];

test.each(rows.map((row) => [row.change, row] as const))('%s', async (_, row) => {
  clone.reset();
  const base = row.given === undefined ? clone.start : await change(row.given, row.writtenBy);
  const head = await change(row.edits, row.writtenBy);
  const ask = (mode: Mode, targets: readonly string[]) => affectedTasks(clone, { mode, targets, base, head });

  const [selected, legacy, gathered] = await Promise.all([
    ask('tasks', leaves),
    ask('projects', leaves),
    row.aggregates && ask('tasks', [...leaves, 'synth', 'deploy']),
  ]);

  expect({ selected, legacy, gathered }).toEqual({
    selected: taskList(row.selects),
    legacy: taskList(row.legacy?.selects ?? row.selects),
    gathered: row.aggregates && taskListWith(row.aggregates, row.selects),
  });
});

test('a row speaks of the legacy mode only where that differs', () => {
  const idle = rows.filter(({ selects, legacy }) => legacy && same(selects, legacy.selects));
  expect(idle.map((row) => row.change)).toEqual([]);
});

test('the files that a definition resolves to are all that projen writes for it', async () => {
  const [row] = definitionRows;
  clone.reset();
  const resolved = await change(row?.edits ?? [], 'resolve');
  writeGenerated(clone);
  expect(clone.git('diff', '--name-only', resolved, clone.tree())).toBe('');
});

/** @returns the tree afterwards */
async function change(edits: readonly Edit[], by: Row['writtenBy']): Promise<string> {
  for (const edit of edits) apply(clone.root, edit);
  if (by === 'projen') writeGenerated(clone);
  if (by === 'resolve') await writeResolved(clone);
  return clone.tree();
}

function same(one: Row['selects'], other: Row['selects']): boolean {
  return taskList(one).join() === taskList(other).join();
}
