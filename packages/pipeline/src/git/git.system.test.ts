import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type BareRepository, bareRepository, type Files } from '../testing/bare-repository.js';
import { withBackOff } from './back-off.js';
import { commitOn } from './commit.js';
import { GitFailure, isContended } from './failure.js';
import { type Mirror, openMirror } from './mirror.js';
import { gitProblem } from './problem.js';
import { commitOf, readFiles } from './read.js';

const by = { name: 'Fairlead', email: 'fairlead@example.com', at: new Date('2026-05-04T15:00:00Z') };
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(undo.splice(0).map((each) => each()));
});

async function remoteAndMirror(
  first?: Files,
): Promise<{ remote: BareRepository; mirror: Mirror; folder: string }> {
  const remote = await bareRepository(first);
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-mirror-'));
  undo.push(remote.remove, () => rm(folder, { recursive: true, force: true }));
  const mirror = await openMirror({ folder: join(folder, 'mirror.git'), url: remote.git.folder });
  await mirror.fetch();
  return { remote, mirror, folder };
}

async function commitIn({ git }: Mirror, files: Files, message = 'release\n') {
  const parent = await commitOf(git, 'refs/heads/main');
  return {
    parent: parent ?? '',
    made: await commitOn(git, { parent, changes: new Map(Object.entries(files)), message, by }),
  };
}

test('a commit writes, replaces and takes away what it names, and keeps the rest', async () => {
  const { mirror } = await remoteAndMirror({ 'a/one': '1\n', 'a/two': '2\n', 'b/keep': 'k\n' });
  const { made } = await commitIn(mirror, { 'a/one': 'new\n', 'a/two': undefined, 'c/d/e': 'deep\n' });
  expect(Object.fromEntries(await readFiles(mirror.git, made, ['.']))).toEqual({
    'a/one': 'new\n',
    'b/keep': 'k\n',
    'c/d/e': 'deep\n',
  });
});

test('a commit that changes nothing is the one before', async () => {
  const { mirror } = await remoteAndMirror({ a: '1\n' });
  const { parent, made } = await commitIn(mirror, { a: '1\n', gone: undefined });
  expect(made).toBe(parent);
});

test('a lock that a killed git has left is told with its file, and never taken away', async () => {
  const { remote, mirror } = await remoteAndMirror();
  const lock = join(mirror.git.folder, 'refs/heads/main.lock');
  await mkdir(join(lock, '..'), { recursive: true });
  await writeFile(lock, '');
  const made = await remote.commit('main', { a: '1\n' });
  const failure = await mirror.fetch().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(GitFailure);
  expect(gitProblem(failure as GitFailure)).toMatchObject({ code: 'FL_GIT_LOCKED', file: lock });
  expect(await readFile(lock, 'utf8')).toBe('');
  await rm(lock);
  await mirror.fetch();
  expect(await commitOf(mirror.git, 'refs/heads/main')).toBe(made);
});

test('a lock that another git gives back is waited for', async () => {
  const { remote, mirror } = await remoteAndMirror();
  const made = await remote.commit('main', { a: '1\n' });
  const lock = join(mirror.git.folder, 'refs/heads/main.lock');
  await mkdir(join(lock, '..'), { recursive: true });
  await writeFile(lock, '');
  const waiting = { wait: () => rm(lock), random: () => 0 };
  await withBackOff(() => mirror.fetch(), isContended, { waiting });
  expect(await commitOf(mirror.git, 'refs/heads/main')).toBe(made);
});

test('a lock on the settings of a mirror is in nobody’s way: they are never written again', async () => {
  const { mirror, remote } = await remoteAndMirror();
  await writeFile(join(mirror.git.folder, 'config.lock'), '');
  const again = await openMirror({ folder: mirror.git.folder, url: remote.git.folder });
  const made = await remote.commit('main', { a: '1\n' });
  await again.fetch();
  expect(await commitOf(again.git, 'refs/heads/main')).toBe(made);
});

test('the same commit twice has one id', async () => {
  const { mirror } = await remoteAndMirror();
  const one = await commitIn(mirror, { a: '1\n' });
  expect(await commitIn(mirror, { a: '1\n' })).toEqual(one);
});

test('content and messages are bytes, whatever they look like', async () => {
  const { mirror } = await remoteAndMirror();
  const odd = 'it\'s "odd" `x` $(y)\r\n\u2028 end without a line break';
  const { made } = await commitIn(mirror, { 'qu\'o"te $(x)\tü': odd }, 'a `b` $(c) "d"\n\ne\n');
  expect([...(await readFiles(mirror.git, made, ['.'])).entries()]).toContainEqual(['qu\'o"te $(x)\tü', odd]);
  expect(await mirror.git.run(['log', '-1', '--format=%B', made])).toBe('a `b` $(c) "d"\n\ne\n');
});

test('a push moves the branch and nothing else', async () => {
  const { remote, mirror } = await remoteAndMirror();
  const { parent, made } = await commitIn(mirror, { a: '1\n' });
  await mirror.push({ ref: 'refs/heads/main', from: parent, to: made, as: 'forward' });
  expect(await remote.tip('main')).toBe(made);
  expect(await remote.git.run(['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/main');
});

test('a push onto a branch that moved is a lost race, and nothing is overwritten', async () => {
  const { remote, mirror } = await remoteAndMirror();
  const { parent, made } = await commitIn(mirror, { a: '1\n' });
  const theirs = await remote.commit('main', { b: '2\n' });
  const push = mirror.push({ ref: 'refs/heads/main', from: parent, to: made, as: 'forward' });
  await expect(push).rejects.toMatchObject({ kind: 'raced' });
  expect(await remote.tip('main')).toBe(theirs);
});

test('a branch of ours is replaced only while it is what we saw', async () => {
  const { remote, mirror } = await remoteAndMirror();
  const seen = await remote.commit('fairlead/x', { x: '1\n' });
  const theirs = await remote.commit('fairlead/x', { x: '2\n' });
  const { made } = await commitIn(mirror, { x: '3\n' });
  const replace = (from: string) =>
    mirror.push({ ref: 'refs/heads/fairlead/x', from, to: made, as: 'owned' });
  await expect(replace(seen)).rejects.toMatchObject({ kind: 'raced' });
  await replace(theirs);
  expect(await remote.tip('fairlead/x')).toBe(made);
});

test('a host that refuses by its rules is told from a lost race', async () => {
  const { remote, mirror } = await remoteAndMirror();
  await remote.git.run(['config', 'receive.denyDeletes', 'true']);
  const main = await remote.tip('main');
  const push = mirror.push({ ref: 'refs/heads/main', from: main, to: 'absent', as: 'owned' });
  await expect(push).rejects.toMatchObject({ kind: 'rejected' });
});

test('what is gone on the other side is gone in the mirror after a fetch', async () => {
  const { remote, mirror } = await remoteAndMirror();
  await remote.commit('feature', { a: '1\n' });
  await mirror.fetch();
  expect(await commitOf(mirror.git, 'refs/heads/feature')).toBeDefined();
  await remote.git.run(['update-ref', '-d', 'refs/heads/feature']);
  await mirror.fetch();
  expect(await commitOf(mirror.git, 'refs/heads/feature')).toBeUndefined();
});

test('a source that was forced back is followed, not merged', async () => {
  const { remote, mirror } = await remoteAndMirror();
  const first = await remote.tip('main');
  await remote.commit('main', { a: '1\n' });
  await mirror.fetch();
  await remote.git.run(['update-ref', 'refs/heads/main', first]);
  await mirror.fetch();
  expect(await commitOf(mirror.git, 'refs/heads/main')).toBe(first);
});

test('objects of a clone are borrowed, and a mirror that lost them mends itself', async () => {
  const remote = await bareRepository({ a: '1\n' });
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-mirror-'));
  undo.push(remote.remove, () => rm(folder, { recursive: true, force: true }));
  const clone = join(folder, 'clone.git');
  await remote.git.run(['clone', '--quiet', '--bare', '--no-hardlinks', remote.git.folder, clone]);
  const url = remote.git.folder;
  const of = { folder: join(folder, 'mirror.git'), url, objects: join(clone, 'objects') };
  const mirror = await openMirror(of);
  await mirror.fetch();
  expect(await readFile(join(of.folder, 'objects/info/alternates'), 'utf8')).toContain(clone);
  await rm(clone, { recursive: true });
  await remote.commit('main', { b: '2\n' });
  await mirror.fetch();
  expect(await commitOf(mirror.git, 'refs/heads/main')).toBe(await remote.tip('main'));
  const tip = (await commitOf(mirror.git, 'refs/heads/main')) ?? '';
  expect([...(await readFiles(mirror.git, tip, ['.'])).keys()]).toEqual(['a', 'b']);
});

test('first runs at the same moment make one mirror, and each of them finds all of it', async () => {
  const remote = await bareRepository();
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-mirror-'));
  undo.push(remote.remove, () => rm(folder, { recursive: true, force: true }));
  const url = remote.git.folder;
  for (const round of [1, 2]) {
    const place = join(folder, `${round}`, 'mirror.git');
    const open = () => openMirror({ folder: place, url, objects: join(url, 'objects') });
    const mirrors = await Promise.all(Array.from({ length: 16 }, open));
    expect(await readdir(join(place, '..'))).toEqual(['mirror.git']);
    await mirrors[0]?.fetch();
    const tips = await Promise.all(mirrors.map(({ git }) => commitOf(git, 'refs/heads/main')));
    expect(new Set(tips)).toEqual(new Set([await remote.tip('main')]));
  }
});

test('what a disk has left of a mirror is made whole', async () => {
  const { mirror, remote } = await remoteAndMirror();
  await rm(join(mirror.git.folder, 'HEAD'));
  const again = await openMirror({ folder: mirror.git.folder, url: remote.git.folder });
  await again.fetch();
  expect(await commitOf(again.git, 'refs/heads/main')).toBe(await remote.tip('main'));
});

test('a repository that is not there is told as that', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-mirror-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const mirror = await openMirror({ folder: join(folder, 'm.git'), url: join(folder, 'gone.git') });
  const error = await mirror.fetch().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(GitFailure);
  expect(error).toMatchObject({ kind: 'absent' });
});
