import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dropSignature, signatureOf, signingKey, signRecording, verifyingKey, verifyRecording } from './signature.ts'

let folder: string
const at = (name: string): string => join(folder, name)
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-signature-'))
  keyPair('key')
  writeFileSync(at('a.rec.gz'), 'what AWS answered')
})
afterEach(() => rmSync(folder, { recursive: true }))

function keyPair(name: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(at(`${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(at(`${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }))
}

async function verified(by = 'key.pub'): Promise<string> {
  const file = await open(at('a.rec.gz'))
  try {
    await verifyRecording(at('a.rec.gz'), file, await verifyingKey(at(by)))
    return 'verified'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    await file.close()
  }
}

test('a recording that was signed is verified by the public half of the key', async () => {
  await signRecording(at('a.rec.gz'), await signingKey(at('key.pem')))
  expect(statSync(signatureOf(at('a.rec.gz'))).mode & 0o777).toBe(0o600)
  expect(await verified()).toBe('verified')
})

test('the signature of an earlier recording is dropped; where there is none, nothing is', async () => {
  await signRecording(at('a.rec.gz'), await signingKey(at('key.pem')))
  await dropSignature(at('a.rec.gz'))
  expect(await verified()).toBe('RECORDING_UNSIGNED')
  expect(existsSync(signatureOf(at('a.rec.gz')))).toBe(false)
  await dropSignature(at('a.rec.gz'))
})

test('without a signature, with that of another key, or changed since, it is refused', async () => {
  expect(await verified()).toBe('RECORDING_UNSIGNED')
  writeFileSync(at('a.rec.gz.sig'), 'yes\n')
  expect(await verified()).toBe('RECORDING_UNSIGNED')
  await signRecording(at('a.rec.gz'), await signingKey(at('key.pem')))
  keyPair('other')
  expect(await verified('other.pub')).toBe('RECORDING_FORGED')
  writeFileSync(at('a.rec.gz'), 'what AWS answerex')
  expect(await verified()).toBe('RECORDING_FORGED')
})

test('a private key is its owner’s alone, and of Ed25519', async () => {
  chmodSync(at('key.pem'), 0o640)
  await expect(signingKey(at('key.pem'))).rejects.toMatchObject({ code: 'SIGN_KEY_OPEN' })
  const { privateKey } = generateKeyPairSync('x25519')
  writeFileSync(at('other.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  await expect(signingKey(at('other.pem'))).rejects.toMatchObject({ code: 'KEY_WRONG' })
  await expect(signingKey(folder)).rejects.toMatchObject({ code: 'KEY_WRONG' })
  await expect(signingKey(at('none'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  await expect(verifyingKey(at('key.pem'))).rejects.toMatchObject({ code: 'KEY_WRONG' })
})

test('openssl verifies what was signed', async (context) => {
  try {
    execFileSync('openssl', ['version'])
  } catch {
    context.skip('no openssl here')
  }
  await signRecording(at('a.rec.gz'), await signingKey(at('key.pem')))
  writeFileSync(at('sig'), Buffer.from(readFileSync(at('a.rec.gz.sig'), 'utf8'), 'base64'))
  const script =
    'printf "demarc recording sha256:%s\\n" "$(sha256sum < a.rec.gz | cut -d" " -f1)" > message && openssl pkeyutl -verify -pubin -inkey key.pub -rawin -in message -sigfile sig'
  expect(execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' })).toContain('Verified Successfully')
})
