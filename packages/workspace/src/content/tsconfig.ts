/** The compiler options that every TypeScript file of the repository is checked with. */
export function baseTsconfig(): object {
  return {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023'],
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: ['node'],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedSideEffectImports: true,
      allowUnreachableCode: false,
      noUnusedLocals: true,
      noUnusedParameters: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      esModuleInterop: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      noEmit: true,
    },
  };
}

/** A folder's tsconfig.json: editors and `tsc -p` read it. */
export function folderTsconfig(base: string, include: readonly string[]): object {
  return { extends: base, include };
}

/** The tsconfig.json of `.config`, which checks everything in one program. */
export function wholeTsconfig(): object {
  return {
    extends: '../tsconfig.base.json',
    compilerOptions: {
      ...remembered('../node_modules/.cache/types.tsbuildinfo'),
      // The launcher and the bundler run before anything is built, so they are JavaScript with types in comments.
      allowJs: true,
      checkJs: true,
    },
    include: ['../.projenrc.ts', '*.ts', ...sources, '../packages/*/*.mjs', '../packages/*/bin/*.mjs'],
  };
}

const sources = ['apps', 'bench', 'docs', 'examples', 'packages'].map((folder) => `../${folder}/**/*.ts`);

/** Options that let a check look again only at what changed since the last one. */
export function remembered(file: string): object {
  return { incremental: true, tsBuildInfoFile: file };
}

/** What `npx projen` checks before it runs: the definitions and the file that names them. */
export const definitionFiles: readonly string[] = [
  '.projenrc.ts',
  'apps/*.ts',
  'apps/services/*/service.ts',
  'apps/environments/*/environment.ts',
];
