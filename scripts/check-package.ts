/**
 * Checks the package as npm publishes it: publint, its content, the links of README.md. Then installs it into an empty
 * folder, like a user: the number of packages and bytes, and whether it runs.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

/** What a user installs at most, in bytes and in packages. */
const MOST = { bytes: 20_000_000, packages: 10 }

const documents = ['README', 'ARCHITECTURE', 'CHANGELOG', 'CONTRIBUTING', 'SECURITY'].map((name) => `${name}.md`)
const wanted = [
  ...['package.json', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', ...documents],
  ...[
    'dist/main.js',
    'dist/short-way.cjs',
    'dist/fonts/DejaVuSans.ttf',
    'dist/fonts/DejaVuSans-Bold.ttf',
    'schema/run.schema.json',
    ...['line', 'root-user', 'workloads', 'network', 'data-protection'].map((lesson) => `dist/lessons/${lesson}.yaml`),
  ],
]
const allowed = [
  /^dist\/[\w.-]+\.js$/,
  /^schema\/[\w.-]+\.json$/,
  /^docs\/controls\/[\w.-]+\.md$/,
  /^docs\/(quickstart|concepts|root-and-mfa|practice|evidence|organization|ci|faq|glossary|errors)\.md$/,
  /^docs\/(config-source|inventory|learn|model|model-review|pipelines|quotas|run-file|sessions)\.md$/,
  /^docs\/staircase(-excerpt)?\.svg$/,
]

const faults: string[] = []
const { messages, pkg } = await publint({ pkgDir: '.', strict: true })
faults.push(...messages.map((message) => formatMessage(message, pkg) ?? message.code))

const folder = mkdtempSync(join(tmpdir(), 'demarc-package-'))
try {
  const [packed] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder))
  const files: string[] = packed.files.map((file: { path: string }) => file.path)
  for (const file of wanted) if (!files.includes(file)) faults.push(`missing from the package: ${file}`)
  for (const file of files)
    if (!wanted.includes(file) && !allowed.some((pattern) => pattern.test(file)))
      faults.push(`not meant for the package: ${file}`)
  for (const document of documents) {
    const links = [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
    for (const [, link = ''] of links)
      if (!files.includes(posix.normalize(link)))
        faults.push(`${document} links to ${link}, which is not in the package`)
  }
  console.log(`${files.length} files, ${megabytes(packed.size)} packed, ${megabytes(packed.unpackedSize)} unpacked`)

  const user = join(folder, 'user')
  cpSync('.npmrc', join(user, '.npmrc'))
  npm('install', '--prefix', user, '--ignore-scripts', '--prefer-offline', join(folder, packed.filename))
  const installed = npm('ls', '--prefix', user, '--all', '--parseable').trim().split('\n').length - 1
  const bytes = sizeOf(join(user, 'node_modules'))
  console.log(
    `installed: ${installed} packages, ${megabytes(bytes)} (at most ${MOST.packages} and ${megabytes(MOST.bytes)})`,
  )
  if (installed > MOST.packages || bytes > MOST.bytes) faults.push('the installed package is too large')

  const demarc = (...args: string[]): string =>
    execFileSync(join(user, 'node_modules', '.bin', 'demarc'), args, { cwd: user, encoding: 'utf8' })
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  if (demarc('--version').trim() !== version) faults.push(`demarc --version is not ${version} where it is installed`)
  demarc('scan', '--practice', 'company', '--out', 'run.json', 'picture.png')
  const { ledger } = JSON.parse(readFileSync(join(user, 'run.json'), 'utf8'))
  if (!(ledger.length > 100)) faults.push('scan --practice shows no ledger where it is installed')
  if (!demarc('learn', '1', '--auto').includes('Passed: ')) faults.push('learn plays no lesson where it is installed')
} finally {
  rmSync(folder, { recursive: true })
}
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1

function npm(...args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 1 << 26 })
}

/** The bytes of all files below a folder. */
function sizeOf(path: string): number {
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => lstatSync(join(path, file)))
  return found.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
