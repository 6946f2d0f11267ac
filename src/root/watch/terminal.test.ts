import { execFileSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signInOf } from '../examples.ts'
import { terminalSink } from './terminal.ts'

test('a reader that reads no more does not keep the watch from its end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-pipe-'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const fd = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK)
  const stop = new AbortController()
  try {
    expect(() => {
      for (;;) writeSync(fd, 'x'.repeat(4096))
    }).toThrow('EAGAIN')
    let waits = 0
    const sink = terminalSink(
      () => 'told',
      fd,
      async () => {
        if (++waits === 3) stop.abort()
        if (waits > 3) throw new TypeError('it waits for ever')
      },
    )
    const outcome = await sink.deliver([signInOf('id', {})], false, stop.signal)
    expect(outcome).toEqual({ told: false, why: 'it cannot be written (EAGAIN)', unsure: false, ahead: 'wait' })
    expect(waits).toBe(3)
  } finally {
    closeSync(fd)
    rmSync(folder, { recursive: true })
  }
})

test('a line arrived where its own id stands in the file, not where a longer id begins with it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-line-'))
  const fd = openSync(join(folder, 'log'), 'w')
  try {
    const sink = terminalSink(
      () => 'told',
      fd,
      async () => {},
    )
    const place = sink.place?.()
    writeSync(fd, 'ConsoleLogin one-0123\n')
    expect(sink.arrived?.([signInOf('one')], place)).toBe(false)
    writeSync(fd, 'ConsoleLogin one\n')
    expect(sink.arrived?.([signInOf('one')], place)).toBe(true)
  } finally {
    closeSync(fd)
    rmSync(folder, { recursive: true })
  }
})
