import { mkdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';

/** Every way in which a write changes the disk, so that a test can stop a run at each of them. */
export interface Disk {
  /** Makes a folder and those above it. */
  makeFolder(path: string): void;
  write(path: string, content: string): void;
  /** Replaces `to`, in one step. */
  rename(from: string, to: string): void;
  remove(path: string): void;
  removeFolder(path: string): void;
}

// Nothing is flushed to the device: what a power cut loses, the next run writes again.
export const nodeDisk: Disk = {
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  write: (path, content) => writeFileSync(path, content),
  rename: renameSync,
  remove: unlinkSync,
  removeFolder: rmdirSync,
};
