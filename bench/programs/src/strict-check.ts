// Strict check of several environments in one process, as `fairlead check` does it, without their definitions:
// `node strict-check.js <environment's folder>…`. Prints how many objects were looked at.
import { readFolder } from '@fairlead/files';
import { type Checked, checkEnvironment, renderChecked } from '@fairlead/k8s/check';
import { parseEnvironment, parseRelease, parseService } from '@fairlead/model';

let objects = 0;
const findings: Checked['findings'][number][] = [];
for (const folder of process.argv.slice(2)) {
  const files = readFolder(folder, ['environment.json', 'services/*.json', 'releases/*.json']);
  const environment = parseEnvironment('environment.json', files.get('environment.json') ?? '');
  const running = [...files].flatMap(([path, content]) => {
    if (!path.startsWith('services/')) return [];
    const service = parseService(path, content);
    const released = `releases/${service.name}.json`;
    return [{ service, release: parseRelease(released, files.get(released) ?? '') }];
  });
  const checked = renderChecked(environment, running);
  objects += checked.services.reduce((sum, each) => sum + each.objects.length, 0);
  findings.push(...checkEnvironment(checked, { today: '2026-11-26', author: () => undefined }).findings);
}
process.stdout.write(`${JSON.stringify({ objects, findings: findings.map(({ code }) => code) })}\n`);
