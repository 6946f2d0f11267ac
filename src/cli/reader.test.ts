import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { endWithReader } from './reader.ts'

/** What becomes of a command whose standard output fails so. */
function failing(code: string): { readonly exits: readonly number[]; readonly said: string } {
  const [stdout, stderr, exits] = [new PassThrough(), new PassThrough(), [] as number[]]
  endWithReader({ stdout, stderr, exit: (status: number) => void exits.push(status) } as never) // safe: no more of them is used
  stdout.emit('error', Object.assign(new Error(code), { code }))
  return { exits, said: String(stderr.read() ?? '') }
}

test('a reader that has gone ends the command, and is no error', () => {
  expect(failing('EPIPE')).toEqual({ exits: [0], said: '' })
})

test('a full disk is one: without a stack trace', () => {
  expect(failing('ENOSPC')).toEqual({
    exits: [2],
    said: 'error: standard output cannot be written: ENOSPC [CANNOT_WRITE]\n',
  })
})
