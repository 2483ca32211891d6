/** The `.env` at the root, which Nx reads: settings for speed, for everybody. */
export function nxEnv(): readonly string[] {
  return [
    '# Read by Nx. Settings only, never a secret: your own values belong in .env.local, which Git ignores.',
    '# Plugins in the main process: nothing affected takes a third of the time.',
    'NX_ISOLATE_PLUGINS=false',
    'NX_DAEMON=false',
  ];
}
