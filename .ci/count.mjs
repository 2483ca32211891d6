// Adds up what the lanes of .ci/run did: `N passed, N failed, N skipped`, and exit code 1 where anything failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

const steps = join(folder, 'failed-steps');
const failedSteps = existsSync(steps) ? readFileSync(steps, 'utf8').trim().split('\n') : [];
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);

// A step that failed without one failed test, such as lint, is a failure all the same.
const failedTests = sum((report) => report.numFailedTests);
const failed = Math.max(failedTests, failedSteps.length);
for (const name of failedSteps) console.log(`failed: ${name}`);
console.log(
  `${sum((report) => report.numPassedTests)} passed, ${failed} failed, ${sum((report) => report.numPendingTests + report.numTodoTests)} skipped`,
);
process.exitCode = failed > 0 ? 1 : 0;
