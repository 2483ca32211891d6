// Resolves the typical platform: `node resolve.js <services>`. Prints the milliseconds that it took.
import { resolve } from '@fairlead/model';
import { typicalPlatform } from './typical.js';

const platform = typicalPlatform(Number(process.argv[2]));
const began = performance.now();
const { files } = resolve(platform);
const milliseconds = performance.now() - began;
process.stdout.write(`${JSON.stringify({ milliseconds, files: files.length })}\n`);
