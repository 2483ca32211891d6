import { type Command as Commander, Option } from 'commander';

/** What both commands are told. */
export interface ImageOptions {
  readonly service?: readonly string[];
  readonly env?: string;
  readonly builder: 'docker' | 'plain';
  readonly from?: string;
  readonly entrypoint?: readonly string[];
  readonly cache: boolean;
  readonly dryRun?: true;
}

export function imageOptions(line: Commander): Commander {
  return line
    .option(
      '--service <service...>',
      'Services to build whether they changed or not (default: all that changed)',
    )
    .option('--env <environment>', 'Environment whose registry they are for (default: where commits arrive)')
    .addOption(
      new Option(
        '--builder <builder>',
        'docker: its buildx; plain: files on an empty base, without an engine',
      )
        .choices(['docker', 'plain'])
        .default('docker'),
    )
    .option('--from <folder>', 'Plain: the files of the image (default: what an engine would be sent)')
    .option('--entrypoint <word...>', 'Plain: what the image starts')
    .option('--no-cache', 'Docker: leave the layer cache of the registry alone')
    .option('--dry-run', 'Say what would be built');
}
