import { expect, test } from 'vitest'
import { faultsOfLock, lockedFolders, readLock, readSignatures } from './lock.ts'

const digest = `sha512-${'A'.repeat(86)}==`
const good = {
  version: '1.2.3',
  resolved: 'https://registry.npmjs.org/zod/-/zod-1.2.3.tgz',
  integrity: digest,
}
const faults = (entry: object, manifest: object = {}): readonly string[] =>
  faultsOfLock({
    lock: JSON.stringify({ lockfileVersion: 3, packages: { '': {}, 'node_modules/zod': entry } }),
    manifest: JSON.stringify({ dependencies: {}, devDependencies: {}, allowScripts: {}, ...manifest }),
  })

test.each(lockedFolders)('%s pins each package to one version, one source and one digest', (folder) => {
  expect(faultsOfLock(readLock(folder))).toEqual([])
})

test('a package from another source, or without a SHA-512 digest, is a fault', () => {
  expect(faults(good)).toEqual([])
  expect(faults({ ...good, resolved: 'https://example.com/zod.tgz' })).toEqual([
    'package-lock.json: node_modules/zod comes from https://example.com/zod.tgz, and not from https://registry.npmjs.org/',
  ])
  expect(faults({ ...good, resolved: 'git+ssh://git@github.com/a/b.git#1' })[0]).toContain('comes from git+ssh')
  expect(faults({ ...good, integrity: 'sha1-abc=' })).toEqual([
    'package-lock.json: node_modules/zod has no SHA-512 digest',
  ])
})

test('a range of versions is a fault', () => {
  expect(faults(good, { dependencies: { zod: '^1.2.3' } })).toEqual(['package.json: zod is "^1.2.3": name one version'])
})

test('a script at install must be named, and no name without one', () => {
  expect(faults({ ...good, hasInstallScript: true })[0]).toMatch(/^zod wants to run a script at install/)
  expect(faults({ ...good, hasInstallScript: true }, { allowScripts: { zod: false } })).toEqual([])
  expect(faults(good, { allowScripts: { zod: true } })).toEqual([
    'package.json: allowScripts names zod, which has no script',
  ])
})

test('signatures are good, bad, or not checked', () => {
  expect(readSignatures(0, '318 packages have verified registry signatures\n')).toEqual({
    verified: true,
    said: '318 packages have verified registry signatures',
  })
  expect(readSignatures(1, '1 package has an invalid registry signature:\nzod@1.2.3').verified).toBe(false)
  expect(
    readSignatures(1, '2 packages have missing registry signatures but the registry is providing them').verified,
  ).toBe(false)
  expect(readSignatures(1, 'npm error code ENOTFOUND\nnpm error network request failed')).toEqual({
    verified: undefined,
    said: 'code ENOTFOUND; network request failed',
  })
  expect(readSignatures(1, '')).toEqual({ verified: undefined, said: 'npm ended with 1, and said nothing' })
  expect(readSignatures(null, '').verified).toBeUndefined()
})
