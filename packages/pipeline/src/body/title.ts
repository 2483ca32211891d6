/**
 * What a commit is about. What a host calls a merge says where it came from: then the first line of what stands below
 * says what it is about.
 */
export function titleOf(subject: string, body: string): string {
  const isMerge = /^Merge (pull request|branch|remote-tracking branch) /.test(subject);
  const about = body.split('\n').find((line) => line.trim() !== '' && !/^See merge request /.test(line));
  return isMerge && about !== undefined ? `${about.trim()} (${subject})` : subject;
}
