// A run of its own that kills itself at one step, for the tests of what a killed run leaves.
import { writeFileSync } from 'node:fs';
import { type Disk, nodeDisk } from '../disk.js';
import { writeFiles } from '../write-files.js';
import { writeFolder } from '../write-folder.js';

const [writer, folder = '', wanted = '', killAt = ''] = process.argv.slice(2);
let steps = 0;

function step(run: () => void, half: () => void = () => {}): void {
  if (steps === Number(killAt)) {
    half();
    process.kill(process.pid, 'SIGKILL');
  }
  steps += 1;
  run();
}

const disk: Disk = {
  makeFolder: (path) => step(() => nodeDisk.makeFolder(path)),
  write: (path, content) =>
    step(
      () => nodeDisk.write(path, content),
      () => writeFileSync(path, content.slice(0, content.length / 2)),
    ),
  rename: (from, to) => step(() => nodeDisk.rename(from, to)),
  remove: (path) => step(() => nodeDisk.remove(path)),
  removeFolder: (path) => step(() => nodeDisk.removeFolder(path)),
};

const write = writer === 'writeFiles' ? writeFiles : writeFolder;
write(folder, new Map(JSON.parse(wanted) as [string, string][]), disk);
process.stdout.write(String(steps));
