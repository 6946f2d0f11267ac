import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Output } from './io.ts'
import { isGone, watchOutputs, whenReaderGone } from './reader.ts'
import { writeAll } from './terminal.ts'
import { writeBytes } from './way-out.ts'

const output = (stream: Writable): Output => Object.assign(stream, { fd: 1 })

/** A stream that refuses what is written, and can be written again after that, as standard output can. */
const refusing = (code: string): Output =>
  output(
    new Writable({
      autoDestroy: false,
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    }),
  )

/** What becomes of a command that ends with `code` when nothing takes its output. */
async function failing(why: string, code: number, write: (stdout: Output) => unknown) {
  const [stdout, heard] = [refusing(why), new PassThrough()]
  const stderr = output(heard)
  const reading = watchOutputs({ stdout, stderr })
  await write(stdout)
  const exit = await reading.ended(code)
  return { exit, said: String(heard.read() ?? ''), gone: isGone(stdout) }
}

test.each([0, 1, 3])('a reader that has gone is no error: the exit code stays %i', async (code) => {
  expect(await failing('EPIPE', code, (stdout) => stdout.write('x'))).toEqual({ exit: code, said: '', gone: true })
})

test('a full disk is one, whatever the command found: without a stack trace, and said once', async () => {
  const write = (stdout: Output) => {
    stdout.write('x')
    stdout.write('y')
  }
  expect(await failing('ENOSPC', 1, write)).toEqual({
    exit: 2,
    said: 'error: standard output cannot be written: ENOSPC [CANNOT_WRITE]\n',
    gone: true,
  })
})

test('what waits for a slow reader does not wait for one that has gone, and writes no more', async () => {
  let pieces = 0
  function* endless() {
    for (;;) {
      pieces++
      yield 'x'.repeat(1 << 20)
    }
  }
  expect(await failing('EPIPE', 1, (stdout) => writeAll(stdout, endless()))).toMatchObject({ exit: 1 })
  expect(pieces).toBeLessThan(5)
  expect(await failing('EPIPE', 1, (stdout) => writeBytes(stdout, new Uint8Array(9)))).toMatchObject({ exit: 1 })
})

test('work that would never end hears that the reader has gone, also when it begins after that', async () => {
  let told = 0
  await failing('EPIPE', 0, async (stdout) => {
    const stop = whenReaderGone({ stdout }, () => told++)
    stdout.write('x')
    await new Promise((resolve) => setImmediate(resolve))
    stop()
    whenReaderGone({ stdout }, () => told++)()
  })
  expect(told).toBe(2)
})

test('what standard error does not take ends nothing', async () => {
  const [stdout, stderr] = [output(new PassThrough()), refusing('ENOSPC')]
  const reading = watchOutputs({ stdout, stderr })
  stderr.write('x')
  expect(await reading.ended(1)).toBe(1)
})
