import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { showProgress } from './progress.ts'

const terminal = () => Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 80, fd: 2 })

test('nothing is drawn before the first step, so that a question for a code stands alone', () => {
  const stderr = terminal()
  const display = showProgress(true, { stderr, env: {}, events: new EventEmitter() })
  expect(stderr.read()).toBeNull()
  display.progress.step({ kind: 'start', service: 's3', types: [], region: 'eu-west-1' })
  expect(stderr.read()).toBe('\u001b[?25l')
  display.end()
  expect(stderr.read()).toBe('\r\u001b[2K\u001b[?25h')
})

test('a display that never began leaves the terminal as it is', () => {
  const stderr = terminal()
  showProgress(true, { stderr, env: {}, events: new EventEmitter() }).end()
  expect(stderr.read()).toBeNull()
})
