/**
 * Runs the built package on each supported Node that this checkout does not run on: the oldest, the other release
 * lines, and one that is too old. Their results for one recording must be the same, byte for byte, as on this Node.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const supported = ['22.12.0', '22.23.3', '26.10.0']
const tooOld = '20.20.2'
const main = resolve('dist/main.js')
const run = promisify(execFile)

const scratch = mkdtempSync(join(tmpdir(), 'demarc-runtimes-'))
const faults: string[] = []
try {
  const recording = join(scratch, 'reference.rec.gz')
  await demarc(process.execPath, 'scan', '--practice', 'company', '--record', recording)
  const reference = await replay(process.execPath, recording)
  await Promise.all([
    ...supported.map(async (version) => {
      const node = await install(version)
      const started = process.hrtime.bigint()
      if ((await replay(node, recording)) !== reference)
        faults.push(`Node ${version} judges a recording otherwise than Node ${process.version}`)
      await smoke(node, version)
      console.log(`Node ${version}: ran in ${Number((process.hrtime.bigint() - started) / 100_000_000n) / 10} s`)
    }),
    refused(),
  ])
} finally {
  rmSync(scratch, { recursive: true })
}
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1

/** The results for a recording: a run and a page. */
async function replay(node: string, recording: string): Promise<string> {
  const folder = mkdtempSync(join(scratch, 'replay-'))
  const [json, html] = [join(folder, 'run.json'), join(folder, 'run.html')]
  await demarc(node, 'scan', '--replay', recording, '--out', json, html)
  return readFileSync(json, 'utf8') + readFileSync(html, 'utf8')
}

/** Each command asks its own practice account over HTTP, and writes what it found. */
async function smoke(node: string, version: string): Promise<void> {
  const recording = join(scratch, `${version}.rec.gz`)
  await demarc(node, 'scan', '--practice', 'company', '--record', recording)
  const written: readonly (readonly [text: string, holds: string])[] = [
    [await replay(node, recording), '</html>'],
    [await demarc(node, 'root', '--practice', '--format', 'json'), '"measures"'],
    [await demarc(node, 'mfa', 'list', '--practice', '--format', 'json'), '"holders"'],
  ]
  for (const [text, holds] of written)
    if (!text.includes(holds)) faults.push(`Node ${version} writes nothing with ${holds}`)
}

/** A Node that is too old states the required version in one line, without a stack. */
async function refused(): Promise<void> {
  const old = await install(tooOld)
  const { code, stderr } = await run(old, [main, 'scan']).then(
    (ended) => ({ code: 0, ...ended }),
    (error: { code: number; stderr: string }) => error,
  )
  console.log(`Node ${tooOld}: ${stderr.trim()}`)
  if (code !== 2 || !/^demarc needs Node [^\n]+\n$/.test(stderr))
    faults.push(`Node ${tooOld} is not refused in one line`)
}

async function demarc(node: string, ...args: readonly string[]): Promise<string> {
  return (await run(node, [main, ...args], { maxBuffer: 1 << 28 })).stdout
}

/** Installs a Node from its platform package, like the install script of the package `node`; returns its program. */
async function install(version: string): Promise<string> {
  const windows = process.platform === 'win32'
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const prefix = join(scratch, version)
  mkdirSync(prefix)
  const flags = ['--silent', '--no-save', '--ignore-scripts', '--prefix', prefix]
  await run('npm', ['install', ...flags, `${name}@${version}`], { shell: windows })
  return join(prefix, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')
}
