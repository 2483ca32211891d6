import type { Problem } from '@fairlead/model';

/**
 * Problems of a folder's own files, told from the repository's root: what reads contents by their paths below a folder
 * does not know where that is before it has read the file that says so.
 */
export function placed(folder: string, problems: readonly Problem[]): readonly Problem[] {
  const isOwn = ({ file }: Problem) => file !== '' && !file.includes('/');
  return problems.map((problem) =>
    isOwn(problem) ? { ...problem, file: `${folder}/${problem.file}` } : problem,
  );
}
