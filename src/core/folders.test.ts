import { expect, test } from 'vitest'
import { cacheFolder, stateFolder } from './folders.ts'

test('the folders are where the XDG specification has them', () => {
  expect(stateFolder({ HOME: '/home/anna' })).toBe('/home/anna/.local/state/demarc')
  expect(cacheFolder({ HOME: '/home/anna' })).toBe('/home/anna/.cache/demarc')
  const set = { HOME: '/home/anna', XDG_STATE_HOME: '/var/state', XDG_CACHE_HOME: 'not/absolute' }
  expect(stateFolder(set)).toBe('/var/state/demarc')
  expect(cacheFolder(set)).toBe('/home/anna/.cache/demarc')
})
