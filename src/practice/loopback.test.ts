import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each([
  ['127.0.0.1:4566', true],
  ['127.1.2.3', true],
  ['LocalHost:80', true],
  ['[::1]:4566', true],
  ['[::1]', true],
  ['evil.example', false],
  ['127.0.0.1.evil.example:4566', false],
  ['localhost.evil.example', false],
  ['evil.localhost.example', false],
  ['10.0.0.1', false],
  ['', false],
])('%s: %s', (host, is) => {
  expect(isLoopback(host)).toBe(is)
})
