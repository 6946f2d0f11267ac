/**
 * Checks the Dockerfile. If Docker is running, the image is built and run, with a read-only root file system. Otherwise
 * its steps run in folders, one for each stage, and the entry point there: it must write nothing.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join, posix } from 'node:path'
import { faultsOf, readStages, type Stage } from './dockerfile.ts'

const [nodeMajor = ''] = process.versions.node.split('.')
const stages = readStages('Dockerfile')
const faults = [...faultsOf(stages, nodeMajor)]
if (faults.length === 0) {
  const printed = spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0 ? inDocker() : inFolders()
  if (!/^\d+ resources in /m.test(printed)) faults.push(`scan --practice shows no ledger: ${printed.slice(0, 200)}`)
}
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1

/** Returns the output of the image. */
function inDocker(): string {
  const tag = 'demarc-check'
  const docker = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8' })
  docker('build', '--quiet', '--tag', tag, '.')
  const megabytes = Number(docker('image', 'inspect', '--format', '{{.Size}}', tag)) / 1e6
  console.log(`built by Docker: ${megabytes.toFixed(0)} MB`)
  return docker('run', '--rm', '--read-only', tag, 'scan', '--practice')
}

/** Returns the output of the entry point, in the folder of the last stage. */
function inFolders(): string {
  console.log('Docker does not run here: the steps of the Dockerfile are run in folders')
  const scratch = mkdtempSync(join(tmpdir(), 'demarc-image-'))
  try {
    const context = join(scratch, 'context')
    for (const name of sentToDocker()) cpSync(name, join(context, name), { recursive: true })
    for (const stage of stages) build(stage, join(scratch, stage.name), (from) => join(scratch, from ?? 'context'))
    const last = stages.at(-1)
    if (last === undefined) return ''
    const root = join(scratch, last.name)
    const before = listing(root)
    const printed = start(last, root, ['scan', '--practice'])
    if (listing(root) !== before) faults.push('the image writes into its own root file system')
    return printed
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** The names that .dockerignore keeps: those of lines with `!`; it ignores everything else. */
function sentToDocker(): readonly string[] {
  const [all, ...rest] = readFileSync('.dockerignore', 'utf8').trim().split('\n')
  const unread = rest.filter((line) => !/^!\w[\w./-]*$|^!\.\w+$/.test(line))
  if (all !== '*' || unread.length > 0) throw new Error('.dockerignore is not "*", then a line with "!" for each name')
  return rest.map((line) => line.slice(1))
}

function build(stage: Stage, root: string, sourceOf: (from: string | undefined) => string): void {
  let workdir = '/'
  mkdirSync(root)
  for (const step of stage.steps) {
    if (step.does === 'workdir') {
      workdir = posix.resolve(workdir, step.value)
      mkdirSync(join(root, workdir), { recursive: true })
    } else if (step.does === 'copy') {
      const to = join(root, posix.resolve(workdir, step.to))
      for (const source of step.sources) {
        const from = join(sourceOf(step.from), source)
        // like COPY: the content of a folder goes into the target; a file keeps its name if the target ends in a slash
        const file = statSync(from).isFile() && (step.sources.length > 1 || step.to.endsWith('/'))
        cpSync(from, file ? join(to, basename(source)) : to, { recursive: true, verbatimSymlinks: true })
      }
    } else if (step.does === 'run') {
      if (/(^|\s)\//.test(step.command))
        throw new Error(`RUN names a path from the root, which a folder has not: ${step.command}`)
      console.log(`RUN ${step.command}`)
      const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter)
      execFileSync('sh', ['-c', step.command], {
        cwd: join(root, workdir),
        stdio: 'inherit',
        env: { ...process.env, PATH },
      })
    }
  }
}

function start(stage: Stage, root: string, args: readonly string[]): string {
  const entry = stage.steps.findLast(({ does }) => does === 'entrypoint')
  const workdir = stage.steps.findLast(({ does }) => does === 'workdir')
  const [program, ...words] = entry?.does === 'entrypoint' ? entry.words : []
  if (program !== '/nodejs/bin/node') throw new Error(`the entry point is ${program}, and not the Node of the image`)
  const paths = words.map((word) => (word.startsWith('/') ? join(root, word) : word))
  const cwd = join(root, workdir?.does === 'workdir' ? workdir.value : '/')
  return execFileSync(process.execPath, [...paths, ...args], {
    cwd,
    encoding: 'utf8',
    env: { HOME: join(root, 'home', 'nonroot') },
  })
}

function listing(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .sort()
    .join('\n')
}
