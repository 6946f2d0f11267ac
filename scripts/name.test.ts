import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

test('while the package is private, nothing that it prints or says leads to the name on the registry', () => {
  // before publishing, remove `private` together with this test (scripts/releasable.ts says when)
  expect(manifest.private).toBe(true)
  for (const field of ['homepage', 'repository', 'bugs'])
    expect(JSON.stringify(manifest[field] ?? '')).not.toContain('npmjs.com')
  const leading = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|css|html)$/.test(file) && !file.endsWith('.test.ts'))
    .filter((file) => /npx demarc|npmjs\.com\/package\/demarc/.test(readFileSync(join('src', file), 'utf8')))
  expect(leading).toEqual([])
})
