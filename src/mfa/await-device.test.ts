import { expect, test } from 'vitest'
import { type MfaDevice, mfaDevice, unnamedDevices } from '../core/mfa-device.ts'
import { awaitDevice, type Watch } from './await-device.ts'

const phone = mfaDevice('arn:aws:iam::111122223333:mfa/phone', undefined)
const yubi = mfaDevice('arn:aws:iam::111122223333:u2f/root/yubi', undefined)
const [something = phone] = unnamedDevices(1)

/** Looks that find these values in turn and then repeat the last one; the clock advances by each sleep. */
function watch(wanted: Watch['wanted'], ...finds: (readonly MfaDevice[] | Error)[]) {
  const slept: number[] = []
  let time = 0
  let looks = 0
  const result = awaitDevice({
    wanted,
    before: [phone.id],
    until: 60_000,
    now: () => time,
    sleep: async (ms) => {
      slept.push(ms)
      time += ms
    },
    look: async () => {
      const found = finds[Math.min(looks++, finds.length - 1)] ?? []
      if (found instanceof Error) throw found
      return found
    },
  })
  return { result, slept }
}

test('a device is claimed once it is seen', async () => {
  const { result, slept } = watch('security-key', [phone], [phone], [phone, yubi])
  expect(await result).toEqual({ is: 'appeared', device: yubi })
  expect(slept).toEqual([2000, 2500])
})

test('a look that fails ends nothing', async () => {
  const { result } = watch('security-key', [phone], new TypeError('ECONNRESET'), [phone, yubi])
  expect(await result).toEqual({ is: 'appeared', device: yubi })
})

test('where AWS does not tell the family, neither do we', async () => {
  expect(await watch('security-key', [phone, something]).result).toEqual({ is: 'appeared-unsure', device: something })
  expect(await watch('hardware-token', [phone, something]).result).toEqual({ is: 'appeared-unsure', device: something })
  expect(await watch('virtual', [phone, something]).result).toEqual({ is: 'other-family', device: something })
  // the sure one before the unsure one
  expect(await watch('security-key', [something, yubi]).result).toEqual({ is: 'appeared', device: yubi })
})

test('a device of another family is told, not claimed', async () => {
  expect(await watch('virtual', [phone, yubi]).result).toEqual({ is: 'other-family', device: yubi })
})

test('nothing until the time is over is nothing, with what went wrong at last', async () => {
  const quiet = watch('virtual', [phone])
  expect(await quiet.result).toEqual({ is: 'nothing', failure: undefined })
  expect(Math.max(...quiet.slept)).toBe(10_000)
  expect(quiet.slept.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(60_000)
  const failure = new TypeError('ECONNRESET')
  expect(await watch('virtual', failure).result).toEqual({ is: 'nothing', failure })
})
