import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsdown'

const { version, engines } = JSON.parse(readFileSync('package.json', 'utf8'))

const common = { platform: 'node', target: 'node22', dts: false, minify: true, logLevel: 'error' } as const

/** All that is in devDependencies is bundled where it is imported; `dependencies` are installed beside it, for they are native. */
export const whole = defineConfig({
  ...common,
  entry: { main: 'src/cli/main.ts' },
  format: 'esm',
  outExtensions: () => ({ js: '.js' }),
  clean: true,
  deps: { onlyBundle: false },
  // the fonts of src/report/picture/ and the lessons of src/app/learn/, named by their address, become files of the build
  inputOptions: { experimental: { resolveNewUrlToAsset: true } },
  // a class keeps its name, since recordings and errors are read by it
  outputOptions: {
    keepNames: true,
    assetFileNames: ({ names }) =>
      `${names.some((name) => name.endsWith('.yaml')) ? 'lessons' : 'fonts'}/[name][extname]`,
  },
  define: {
    DEMARC_VERSION: JSON.stringify(version),
    DEMARC_SHORT_WAY: JSON.stringify('./short-way.cjs'),
    DEMARC_OLDEST_NODE: JSON.stringify(engines.node.replace(/^>=/, '')),
  },
})

/**
 * One file, and not in pieces that it shares: each costs a millisecond, and what is printed is to come about as fast as Node starts. As
 * CommonJS, since an import of a module of Node's own takes five.
 */
const short = defineConfig({
  ...common,
  entry: { 'short-way': 'src/cli/short-way.ts' },
  format: 'cjs',
  outExtensions: () => ({ js: '.cjs' }),
  clean: false,
  plugins: [
    {
      // loaded when it is asked for, where no variable names the home folder: it takes longer than the rest
      name: 'os-when-asked',
      resolveId: (source: string) => (source === 'node:os' ? '\0os' : null),
      load: (id: string) =>
        id === '\0os'
          ? ['homedir', 'tmpdir']
              .map((name) => `export const ${name} = () => process.getBuiltinModule('node:os').${name}()`)
              .join('\n')
          : null,
    },
  ],
})

export default [whole, short]
