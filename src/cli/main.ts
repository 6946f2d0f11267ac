#!/usr/bin/env node
import { version } from './version.ts'

const [first, second] = process.argv.slice(2)
if ((first === '--version' || first === '-V') && second === undefined) {
  // before anything else is loaded: it answers as fast as Node starts
  process.stdout.write(`${version}\n`)
} else {
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2))
  // what is still under way is given up, such as a call that the SDK would try again in some seconds: once all is written, it ends
  for (const stream of [process.stdout, process.stderr])
    if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()))
  process.exit()
}
