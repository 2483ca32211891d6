// Preloaded into a program: leaves the most memory that it ever held, in MB, in a file when it ends.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(String(process.env['FAIRLEAD_PEAK_FILE']), String(kilobytes() / 1024));
});

// On Linux `maxRSS` also counts the parent as it was when it forked.
function kilobytes() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
