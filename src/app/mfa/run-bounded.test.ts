import { expect, test } from 'vitest'
import { runBounded } from './run-bounded.ts'

const run = (script: string, heldMs: number) =>
  runBounded({ program: 'sh', words: ['-c', script], env: { PATH: '/usr/bin:/bin' }, seconds: 60, heldMs })
/** More than a busy machine needs until it tells that an output has ended. */
const LONG = 60_000

test('a program that a signal ends is told apart from one that ends with 1', async () => {
  expect((await run('kill -TERM $$', LONG)).how).toEqual({ is: 'killed', by: 'SIGTERM' })
  expect((await run('exit 1', LONG)).how).toEqual({ is: 'ended', code: 1 })
})

test('what a program started may keep its output open: it is not waited for, and what was printed counts', async () => {
  // the other program ends by itself when nothing reads its output
  expect(await run('echo 123456; (sleep 30; echo late) & exit 0', 50)).toMatchObject({
    out: '123456\n',
    held: true,
    how: { is: 'ended', code: 0 },
  })
  expect(await run('echo 123456', LONG)).toMatchObject({ held: false })
})
