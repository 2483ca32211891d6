import { type BuiltImage, buildImage } from '../../images/build.js';

/** A small image that says `text`. */
export function imageOf(text: string, platforms: readonly string[] = ['linux/amd64']): BuiltImage {
  return buildImage({
    layers: [[{ path: 'app/text', bytes: Buffer.from(text), mode: 0o644 }]],
    start: { entrypoint: ['/app/text'] },
    origin: {
      revision: '0'.repeat(40),
      source: 'https://git.example.com/harbour/platform.git',
      created: '2026-11-02T09:30:00Z',
    },
    platforms,
  });
}
