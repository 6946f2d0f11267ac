import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.gen.ts'))
  .map((file) => ({ file: join('src', file), text: readFileSync(join('src', file), 'utf8') }))

test('no clock and no randomness outside core/: they are arguments', () => {
  const used =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\brandomInt\(|\bperformance\.now\(/
  expect(
    sources.filter(({ file, text }) => !file.startsWith('src/core/') && used.test(text)).map(({ file }) => file),
  ).toEqual([])
})

test('no shell strings: a child process takes a program and its arguments, except the line of a credential_process', () => {
  // the two functions of node:child_process that take a line for a shell, and the option that makes one of the others
  const used = /import [^\n]*\bexec(Sync)?\b[^\n]* from 'node:child_process'|\bshell:\s*(true|process|["'`])/
  // the line is the user's own, from ~/.aws, and the SDKs for JavaScript and Go hand it to a shell: pipes and ~ in it work
  const allowed = ['src/collect/credential-process.ts']
  expect(sources.filter(({ text }) => used.test(text)).map(({ file }) => file)).toEqual(allowed)
})

test('no bare Error: what a user may see has a code', () => {
  const bare = sources.filter(({ file, text }) => /throw new Error\(/.test(text) && !file.endsWith('examples.ts'))
  expect(bare.map(({ file }) => file)).toEqual([])
})

test('every path that the documents name exists', () => {
  for (const document of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']) {
    const paths = [
      ...readFileSync(document, 'utf8').matchAll(/`((?:src|test|scripts|bench|schema|docs|\.ci)\/[\w./-]*)`/g),
    ]
    const gone = paths.flatMap(([, path]) => (path !== undefined && !existsSync(path) ? [path] : []))
    expect([document, gone]).toEqual([document, []])
  }
})

test('CI runs the test command of the README', () => {
  const command = 'npm ci && npm test'
  expect(readFileSync('README.md', 'utf8')).toContain(command)
  expect(readFileSync('.ci/run', 'utf8')).toContain(command)
})
