import { describe, expect, test } from 'vitest'
import { refusal } from './runtime.ts'

describe('which Node runs Demarc', () => {
  test.each(['22.12.0', '22.23.3', '24.0.0', '26.10.0'])('%s does', (node) => {
    expect(refusal(node, '22.12')).toBeUndefined()
  })

  test.each(['12.22.12', '20.20.2', '22.9.0', '22.11.0'])('%s is told in one sentence what is needed', (node) => {
    expect(refusal(node, '22.12')).toBe(
      `demarc needs Node 22.12 or newer, and this is Node ${node}: install a newer one from https://nodejs.org`,
    )
  })
})
