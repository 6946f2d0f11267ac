import { describe, expect, test } from 'vitest'
import { parseConfig } from '../ledger/config/parse.ts'
import { controls } from '../services/controls.gen.ts'
import { settingsOf, withParameters } from './settings.ts'

const config = parseConfig('parameters: { ACM.1: { daysToExpiration: 45 } }\n', 'demarc.yaml')
const recorded = (parameters: Record<string, Record<string, number>>) => ({ path: 'a.rec', parameters })

describe('the controls of a scan', () => {
  test('have the defaults of AWS where nothing sets another value', () => {
    expect(settingsOf(withParameters(controls, undefined, undefined))).toBeUndefined()
  })
  test('have the parameters of demarc.yaml, and say them in their sentences', () => {
    const set = withParameters(controls, config, undefined)
    expect(settingsOf(set)).toEqual({ 'ACM.1': { daysToExpiration: 45 } })
    expect(set.find(({ id }) => id === 'ACM.1')?.title).toContain('45 days')
  })
  test('have those of a recording, unless demarc.yaml sets some', () => {
    const ofRecording = recorded({ 'ACM.1': { daysToExpiration: 60 } })
    expect(settingsOf(withParameters(controls, undefined, ofRecording))).toEqual({ 'ACM.1': { daysToExpiration: 60 } })
    expect(settingsOf(withParameters(controls, config, ofRecording))).toEqual({ 'ACM.1': { daysToExpiration: 45 } })
  })
  test.each([
    ['out of the range', { 'ACM.1': { daysToExpiration: 5_000 } }],
    ['of a parameter that AWS keeps fixed', { 'IAM.3': { maxAccessKeyAge: 9_999 } }],
    ['of a parameter that there is not', { 'ACM.1': { toString: 1 } }],
    ['of a control that there is not', { 'ACM.99': { days: 1 } }],
  ])('take no value of a recording %s', (_, parameters) => {
    expect(() => withParameters(controls, undefined, recorded(parameters))).toThrow(
      expect.objectContaining({ code: 'RECORDING_UNSUPPORTED' }),
    )
  })
})
