import { IAM } from '@aws-sdk/client-iam'
import { type Clock, systemClock } from '../../src/core/clock.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { clientFor } from '../practice/in-test.ts'
import type { Keys } from '../root/in-test.ts'
import { pairOf } from './in-test.ts'

/** A virtual device with the keys of the user who has it. */
export interface Owned {
  readonly keys: Keys
  readonly serial: string
  /** In base 32. Its codes of this step and the next are good. */
  readonly seed: string
}

/** Makes users and their devices: a device has few codes that are good at a time, a user eight devices at most. */
export class Owners {
  readonly #iam: IAM
  readonly #now: Clock
  readonly #users = new Map<string, Promise<Keys>>()
  #made = 0

  /** `now`: the practice account's own clock. */
  constructor(practice: Practice, now: Clock = systemClock) {
    this.#now = now
    this.#iam = new IAM(clientFor(practice, 'admin'))
  }

  /** A user with keys, who may look at their own devices and assume a role. */
  async user(UserName: string): Promise<Keys> {
    await this.#iam.createUser({ UserName })
    const Statement = [{ Effect: 'Allow', Action: ['iam:ListMFADevices', 'sts:AssumeRole'], Resource: '*' }]
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
    await this.#iam.putUserPolicy({ UserName, PolicyName: 'own', PolicyDocument })
    const { AccessKey: { AccessKeyId = '', SecretAccessKey = '' } = {} } = await this.#iam.createAccessKey({ UserName })
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey }
  }

  /** A device of a user of these, or of the one that is named. */
  async device(named?: string): Promise<Owned> {
    const number = this.#made++
    const user = named ?? `owner-${Math.floor(number / 8)}`
    const keys = this.#users.get(user) ?? this.user(user)
    this.#users.set(user, keys)
    await keys
    const { VirtualMFADevice } = await this.#iam.createVirtualMFADevice({ VirtualMFADeviceName: `device-${number}` })
    const { SerialNumber: serial = '', Base32StringSeed } = VirtualMFADevice ?? {}
    const seed = new TextDecoder().decode(Base32StringSeed)
    const [AuthenticationCode1, AuthenticationCode2] = pairOf(seed, -1, this.#now())
    await this.#iam.enableMFADevice({ UserName: user, SerialNumber: serial, AuthenticationCode1, AuthenticationCode2 })
    return { keys: await keys, serial, seed }
  }
}
