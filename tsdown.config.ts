import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsdown'

const { version, engines } = JSON.parse(readFileSync('package.json', 'utf8'))

/** All that is in devDependencies is bundled where it is imported; `dependencies` are installed beside it, for they are native. */
export default defineConfig({
  entry: { main: 'src/cli/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  outExtensions: () => ({ js: '.js' }),
  dts: false,
  clean: true,
  minify: true,
  logLevel: 'error',
  deps: { onlyBundle: false },
  // the fonts that src/report/picture/ names by their address become files of the build
  inputOptions: { experimental: { resolveNewUrlToAsset: true } },
  // a class keeps its name, since recordings and errors are read by it
  outputOptions: { keepNames: true, assetFileNames: 'fonts/[name][extname]' },
  define: {
    DEMARC_VERSION: JSON.stringify(version),
    DEMARC_OLDEST_NODE: JSON.stringify(engines.node.replace(/^>=/, '')),
  },
})
