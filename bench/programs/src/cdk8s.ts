// The peer: a program as the manual of cdk8s shows it, one App for each environment and one Chart for each
// service: `node cdk8s.js <services> <folder of templates> <folder to write>`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type ApiObjectProps, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { nameOf } from './typical.js';

class Service extends Chart {
  constructor(scope: Construct, name: string, objects: readonly ApiObjectProps[]) {
    super(scope, name);
    objects.forEach((object, index) => {
      new ApiObject(this, `object-${index}`, object);
    });
  }
}

const [, , services, templates = '', outdir = ''] = process.argv;
for (const environment of ['dev', 'stg', 'prod']) {
  const template = readFileSync(join(templates, `${environment}.json`), 'utf8');
  const app = new App({ outdir: join(outdir, environment) });
  for (let index = 0; index < Number(services); index += 1) {
    const name = nameOf(index);
    new Service(app, name, JSON.parse(template.replaceAll('{name}', name)));
  }
  app.synth();
}
