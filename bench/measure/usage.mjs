// Preloaded into a program: leaves what it used in a file when it ends.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const used = { peakMegabytes: kilobytes() / 1024, cpuMilliseconds: (user + system) / 1000 };
  writeFileSync(String(process.env['FAIRLEAD_USAGE_FILE']), JSON.stringify(used));
});

// On Linux `maxRSS` also counts the parent as it was when it forked.
function kilobytes() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
