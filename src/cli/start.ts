import { systemClock, systemSleep } from '../core/clock.ts'
import { systemRandom } from '../core/random.ts'
import { profileOf } from '../mfa/session/plan.ts'
import { run } from './run.ts'
import { leadOut } from './way-out.ts'

const [, main = ''] = process.argv
const given = { ...process.env }
// the SDK for JavaScript does not know the variable's older name, which the AWS CLI and boto3 read
const profile = profileOf(process.env)
if (profile !== undefined) process.env['AWS_PROFILE'] = profile
leadOut(globalThis, process.stderr, process.env)
process.exitCode = await run(process.argv.slice(2), {
  // opened on first use, since a program that a command starts may be the one to read it
  get stdin() {
    return process.stdin
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  given,
  cwd: process.cwd(),
  events: process,
  // a finished command keeps its exit code; only its last output remains to be written
  exit: (code) => process.exit(process.exitCode ?? code),
  clock: systemClock,
  sleep: systemSleep,
  random: systemRandom,
  // the Windows console (learn.microsoft.com, "Naming Files, Paths, and Namespaces"), the controlling terminal elsewhere (tty(4))
  terminal: process.platform === 'win32' ? '\\\\.\\CON' : '/dev/tty',
  // from the sources, with the loader that runs TypeScript on a Node that cannot
  self: [process.execPath, ...(main.endsWith('.ts') ? process.execArgv : []), main],
  setTitle: (title) => {
    process.title = title
  },
})
// once everything is written, exit without waiting for work in progress, such as a call that the SDK would retry in some seconds
for (const stream of [process.stdout, process.stderr])
  if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()))
process.exit()
