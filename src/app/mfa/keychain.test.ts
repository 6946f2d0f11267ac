import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { systemRandom } from '../../core/random.ts'
import type { OpenedSession } from '../../mfa/session/kept.ts'
import { systemKeychain } from './keychain.ts'
import { sessionStore } from './session-store.ts'

const session: OpenedSession = {
  accessKeyId: 'ASIA1',
  secretAccessKey: 'very-secret',
  sessionToken: 'token',
  device: 'GAKT1',
  openedAt: '2026-11-25T11:00:00.000Z',
  expiresAt: '2026-11-25T12:00:00.000Z',
}

let home: string
let env: NodeJS.ProcessEnv
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'demarc-keychain-'))
  env = { PATH: `${home}:/usr/bin:/bin`, KEPT: join(home, 'secret') }
  return () => rmSync(home, { recursive: true })
})

/** A secret-tool that keeps one secret in a file; `words` stand before what it does. */
function secretTool(words = ''): void {
  const path = join(home, 'secret-tool')
  writeFileSync(
    path,
    `#!/bin/sh\n${words}\ncase $1 in lookup) cat "$KEPT" 2>/dev/null || exit 1;; store) cat > "$KEPT";; esac\n`,
  )
  chmodSync(path, 0o755)
}

const store = () => sessionStore(join(home, 'mfa'), systemRandom, systemKeychain(env, 'linux'))

test('a session is sealed with a key that the keychain holds, and read back', async () => {
  secretTool()
  await store().keep('key', session)
  expect(await store().read('key')).toEqual(session)
  expect(readFileSync(join(home, 'secret'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  const [file = ''] = readdirSync(join(home, 'mfa'))
  const text = readFileSync(join(home, 'mfa', file), 'utf8')
  expect([text.includes('very-secret'), text.includes('ASIA1'), text.includes('token"')]).toEqual([false, false, false])
  // a store of files in clear takes nothing of it
  expect(await sessionStore(join(home, 'mfa'), systemRandom).read('key')).toBeUndefined()
})

test('on Windows the key goes through standard input to PowerShell, and never stands among its words', async () => {
  const path = join(home, 'powershell.exe')
  const script = `#!/bin/sh
echo "$@" >> ${join(home, 'words')}
case "$*" in *Retrieve*) cat "$KEPT" 2>/dev/null || exit 44;; *Add*) head -n 1 | tr -d '\\n' > "$KEPT";; esac
`
  writeFileSync(path, script, { mode: 0o755 })
  const vault = () => sessionStore(join(home, 'mfa'), systemRandom, systemKeychain(env, 'win32'))
  await vault().keep('key', session)
  expect(await vault().read('key')).toEqual(session)
  const secret = readFileSync(join(home, 'secret'), 'utf8')
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(readFileSync(join(home, 'words'), 'utf8')).not.toContain(secret)
})

test('with another key it is none, and so is one in clear', async () => {
  secretTool()
  await store().keep('key', session)
  writeFileSync(join(home, 'secret'), 'f'.repeat(64))
  expect(await store().read('key')).toBeUndefined()
  await sessionStore(join(home, 'mfa'), systemRandom).keep('key', session)
  expect(await store().read('key')).toBeUndefined()
})

test('a keychain that is not there, or refuses, is told before a code is asked for', async () => {
  env = { PATH: join(home, 'nowhere') }
  await expect(store().read('key')).rejects.toMatchObject({
    code: 'KEYCHAIN_MISSING',
    hint: expect.stringMatching(/libsecret-tools.*--cache file/),
  })
  env = { PATH: `${home}:/usr/bin:/bin` }
  secretTool('echo "it is locked" >&2; exit 1')
  await expect(store().read('key')).rejects.toMatchObject({
    code: 'KEYCHAIN_REFUSED',
    message: expect.stringContaining('it is locked'),
  })
  expect(() => systemKeychain(env, 'aix')).toThrow(expect.objectContaining({ code: 'KEYCHAIN_MISSING' }))
  expect(existsSync(join(home, 'mfa'))).toBe(false)
})
