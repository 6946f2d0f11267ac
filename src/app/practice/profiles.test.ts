import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findAccount } from './find-account.ts'
import { profilesText, removeProfiles, writeProfiles } from './profiles.ts'

/** The config file of the AWS CLI belongs to its user: Demarc changes its own part alone. */

let folder: string
let config: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-profiles-'))
  config = join(folder, 'config')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const OURS = '[profile demarc-practice]\nregion = eu-central-1\n'
const write = (text = OURS) => writeProfiles({ AWS_CONFIG_FILE: config }, text)
const remove = () => removeProfiles({ AWS_CONFIG_FILE: config })
const count = (text: string): number => readFileSync(config, 'latin1').split(text).length - 1

test.each([
  ['text of Windows', Buffer.from('[default]\r\nregion = eu-north-1\r\n')],
  ['Latin-1, which is no UTF-8', Buffer.from('# f\xfcr die B\xfccher \xa0', 'latin1')],
  ['a letter whose last byte is a space elsewhere', Buffer.from('# voil\u00e0')],
  ['a profile whose name only begins the same', Buffer.from('[profile demarc]\n')],
])('what others wrote goes back as it was: %s', async (_, mine) => {
  writeFileSync(config, mine)
  for (const __ of [1, 2]) await write()
  expect(count('[profile demarc-practice]')).toBe(1)
  expect(readFileSync(config).subarray(0, mine.length - 2)).toEqual(mine.subarray(0, -2))
  expect(await remove()).toBe(config)
  const withoutEnd = (file: Buffer): string => file.toString('latin1').replace(/[\r\n]+$/, '')
  expect(withoutEnd(readFileSync(config))).toBe(withoutEnd(mine))
})

test('a part that an editor of Windows saved is found, and so is each of several', async () => {
  await write()
  const part = readFileSync(config, 'utf8')
  writeFileSync(config, `${part.replaceAll('\n', '\r\n')}[profile mine]\r\n${part}`)
  await write()
  expect(count('[profile demarc-practice]')).toBe(1)
  await remove()
  expect(readFileSync(config, 'utf8')).toBe('[profile mine]\r\n')
})

test('what only speaks of the part is none', async () => {
  writeFileSync(config, '# see "# demarc practice: begin"\n\n\n')
  expect(await remove()).toBeUndefined()
  expect(readFileSync(config, 'utf8')).toBe('# see "# demarc practice: begin"\n\n\n')
})

const BEGIN = '# demarc practice: begin\n'
const END = '# demarc practice: end\n'

test.each([
  ['a profile of its user within the part', `${BEGIN}${OURS}[profile mine]\nregion = x\n${END}`],
  ['a part without an end', `${BEGIN}${OURS}`],
  ['a part whose end is that of another', `${BEGIN}[profile demarc-practice]\n${BEGIN}${OURS}${END}`],
  ['a profile of that name, in quotes', '[profile "demarc-practice"]\nregion = x\n'],
])('nothing is taken away that Demarc did not write: %s', async (_, text) => {
  writeFileSync(config, text)
  await expect(write()).rejects.toMatchObject({ code: 'PROFILE_TAKEN' })
  expect(readFileSync(config, 'utf8')).toBe(text)
})

test('UTF-16 is not continued in another encoding', async () => {
  writeFileSync(config, Buffer.from('\ufeff[default]\n', 'utf16le'))
  await expect(write()).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE' })
})

test('a link stays one; a device, a pipe and a link to nothing are refused without waiting', async () => {
  const link = join(folder, 'link')
  symlinkSync(config, link)
  await expect(writeProfiles({ AWS_CONFIG_FILE: link }, OURS)).rejects.toMatchObject({ code: 'CANNOT_WRITE' })
  writeFileSync(config, '')
  await writeProfiles({ AWS_CONFIG_FILE: link }, OURS)
  expect(count('[profile demarc-practice]')).toBe(1)
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  for (const path of [pipe, '/dev/null', folder])
    await expect(writeProfiles({ AWS_CONFIG_FILE: path }, OURS)).rejects.toMatchObject({ code: 'CANNOT_WRITE' })
})

test('a path of the program goes through a shell as one word', () => {
  const key = { arn: 'a', accessKeyId: 'b', secretAccessKey: 'c' }
  const words = ["/home/o'hara & $(id)/node", '/usr/bin/demarc']
  const text = profilesText(
    { region: 'eu-central-1', admin: key, auditor: key, root: key },
    { endpoint: 'http://127.0.0.1:4747', self: words },
  )
  const [, line = ''] = /^credential_process = (.*)$/m.exec(text) ?? []
  const seen = execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' }).split('\n')
  expect(seen.slice(0, 3)).toEqual([...words, 'practice'])
})

test.each([
  ['what is not a URL', 'nonsense', 'BAD_ENDPOINT'],
  ['another machine with the same port', 'http://example.com:4747', 'PRACTICE_KEYS'],
  ['a file', 'file:///etc/passwd', 'BAD_ENDPOINT'],
])('no account is looked for at %s', async (_, endpoint, code) => {
  await expect(findAccount({ XDG_STATE_HOME: folder }, endpoint)).rejects.toMatchObject({ code })
})
