import { expect, test } from 'vitest'
import { factsOfKey, fileNameOf, isDirect, keptFrom, keyOf, ofUser, SCHEMA, sessionFrom } from './kept.ts'
import type { SessionPlan } from './plan.ts'

const session = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiresAt: '2026-11-30T12:00:00.000Z',
}
const file = {
  schema: SCHEMA,
  key: '["AKIAIOSFODNN7EXAMPLE"]',
  device: 'arn:aws:iam::111122223333:mfa/anna',
  openedAt: '2026-11-30T00:00:00.000Z',
  expiresAt: '2026-11-30T12:00:00.000Z',
}

const keys = { is: 'keys', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' } as const
const role = { arn: 'arn:aws:iam::111122223333:role/admin', sessionName: 'anna' }
// safe: these are the members that a key is made of
const planOf = (more: object): SessionPlan =>
  ({ base: keys, roles: [], direct: false, ...more }) as unknown as SessionPlan

test('a file of a session is read again, with its credentials or sealed', () => {
  expect(keptFrom(JSON.stringify({ ...file, session }))).toEqual({ ...file, session })
  expect(keptFrom(JSON.stringify({ ...file, sealed: 'abc' }))).toEqual({ ...file, sealed: 'abc' })
})

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['another schema', JSON.stringify({ ...file, session, schema: 'x' })],
  ['no key', JSON.stringify({ ...file, session, key: '' })],
  ['no device', JSON.stringify({ ...file, session, device: 1 })],
  ['no time', JSON.stringify({ ...file, session, openedAt: 'soon' })],
  ['no end', JSON.stringify({ ...file, session, expiresAt: undefined })],
  ['no credentials', JSON.stringify(file)],
  ['half of the credentials', JSON.stringify({ ...file, session: { ...session, sessionToken: '' } })],
])('%s is no session', (_, text) => {
  expect(keptFrom(text)).toBeUndefined()
})

test('credentials are whole or none', () => {
  expect(sessionFrom(session)).toEqual(session)
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken', 'expiresAt'])
    expect(sessionFrom({ ...session, [name]: undefined }), name).toBeUndefined()
})

test('a key tells sessions apart by all that they begin from, and holds no secret', () => {
  const each = [
    planOf({}),
    planOf({ base: { ...keys, accessKeyId: 'AKIAOTHER' } }),
    planOf({ base: { is: 'profile', profile: 'dev', says: 'x' } }),
    planOf({ endpoint: 'http://127.0.0.1:1' }),
    planOf({ serial: 'arn:aws:iam::111122223333:mfa/other' }),
    planOf({ roles: [role] }),
    planOf({ roles: [{ ...role, externalId: 'e' }] }),
    planOf({ roles: [{ ...role, seconds: 7200 }] }),
    planOf({ roles: [role], direct: true }),
    planOf({ seconds: 900 }),
  ].map(keyOf)
  expect(new Set(each).size).toBe(each.length)
  expect(each.join()).not.toContain('secret')
  expect(keyOf(planOf({ base: { is: 'machine' } }))).toBeUndefined()
})

test('a role that is to last longer than a session, or begins from one, takes the code itself', () => {
  expect(isDirect(planOf({ roles: [role] }))).toBe(false)
  expect(isDirect(planOf({ roles: [{ ...role, seconds: 7200 }] }))).toBe(true)
  expect(isDirect(planOf({ roles: [role], base: { ...keys, sessionToken: 't' } }))).toBe(true)
  expect(isDirect(ofUser(planOf({ roles: [role], direct: true })))).toBe(false)
})

test('a key says for people where it begins and leads; another text says nothing', () => {
  const key = keyOf(planOf({ roles: [role], endpoint: 'http://127.0.0.1:1' })) ?? ''
  expect(factsOfKey(key)).toEqual({ from: keys.accessKeyId, endpoint: 'http://127.0.0.1:1', roles: [role.arn] })
  const profile = keyOf(planOf({ base: { is: 'profile', profile: 'dev', says: 'x' } })) ?? ''
  expect(factsOfKey(profile)).toEqual({ from: 'dev', endpoint: null, roles: [] })
  expect(factsOfKey('nothing')).toEqual({ from: '', endpoint: null, roles: [] })
  expect(factsOfKey('[null,1,2,[[1]]]')).toEqual({ from: '', endpoint: null, roles: [] })
})

test('a name is of letters and digits alone, the same for the same key', () => {
  expect(fileNameOf('a')).toMatch(/^[0-9a-f]{24}\.json$/)
  expect(fileNameOf('a')).toBe(fileNameOf('a'))
  expect(fileNameOf('a')).not.toBe(fileNameOf('b'))
})
