import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsdown'
import { compressed } from './scripts/build/compressed.ts'
import { groups } from './scripts/build/groups.ts'
import { shaken } from './scripts/build/shaken.ts'
import { beginBuild } from './scripts/build/stamp.ts'
import { tables } from './scripts/build/tables.ts'
import { whenAsked } from './scripts/build/when-asked.ts'

const noteBuilt = beginBuild()
let left = 2
/** At the end of each of the two programs: the package is whole at the second. */
const onSuccess = (): void => {
  if (--left === 0) noteBuilt()
}
const { version, engines } = JSON.parse(readFileSync('package.json', 'utf8'))

const common = { platform: 'node', target: 'node22', dts: false, minify: true, logLevel: 'error' } as const

/** All that is in devDependencies is bundled where it is imported; `dependencies` are installed beside it, for they are native. */
export const whole = defineConfig({
  ...common,
  entry: { main: 'src/cli/main.ts' },
  format: 'esm',
  outExtensions: () => ({ js: '.js' }),
  clean: true,
  plugins: [
    tables,
    compressed,
    shaken,
    // for colours alone
    whenAsked('node:util', ['styleText', 'stripVTControlCharacters'], '/src/cli/'),
    // for commands that are programs of their own, of which there are none
    whenAsked('node:child_process', ['spawn'], '/commander/'),
  ],
  checks: { ineffectiveDynamicImport: false, pluginTimings: false },
  deps: { onlyBundle: false },
  // the fonts of src/report/picture/ and the lessons of src/app/learn/, named by their address, become files of the build
  inputOptions: { experimental: { resolveNewUrlToAsset: true } },
  // a class keeps its name, since recordings and errors are read by it
  outputOptions: {
    keepNames: true,
    codeSplitting: { groups },
    assetFileNames: ({ names }) =>
      `${names.some((name) => name.endsWith('.yaml')) ? 'lessons' : 'fonts'}/[name][extname]`,
  },
  onSuccess,
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
  plugins: [whenAsked('node:os', ['homedir', 'tmpdir'])],
  onSuccess,
})

export default [whole, short]
