import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type Io, type Output, withOutputs } from './io.ts'

const output = (): Output => Object.assign(new PassThrough(), { fd: 1 })

test('standard input is opened at its first use, also where the ways out are others', () => {
  let opened = 0
  const world = {
    get stdin() {
      opened++
      return undefined
    },
    cwd: '/work',
    stdout: output(),
    stderr: output(),
  }
  const [stdout, stderr] = [output(), output()]
  // safe: no more of the world is looked at
  const io = withOutputs(world as unknown as Io, { stdout, stderr })
  expect(io).toMatchObject({ cwd: '/work' })
  expect([io.stdout, io.stderr]).toEqual([stdout, stderr])
  expect(io.stdout).toBe(stdout)
  expect(opened).toBe(0)
  expect(io.stdin).toBeUndefined()
  expect(opened).toBe(1)
})
