export { type Disk, nodeDisk } from './disk.js';
export { placed } from './placed.js';
export { readFolder } from './read-folder.js';
export { runTask } from './run-task.js';
export type { Written } from './write-changed.js';
export { writeFiles } from './write-files.js';
export { writeFolder } from './write-folder.js';
