import { z } from 'zod'
import { DemarcError, systemCode } from '../../core/errors.ts'
import { writeFileAtomic } from '../../core/files.ts'
import type { Random } from '../../core/random.ts'
import { whyUnreadable } from '../../core/reading.ts'
import { LARGEST, readFound } from '../../core/whole-file.ts'
import { decodeBase32 } from '../../mfa/base32.ts'
import { newSoftwareKey, type SoftwareKey } from '../../mfa/keys/software-key.ts'
import { AWS_TOTP, hotp, stepAt } from '../../mfa/otp.ts'
import { seedOfDevice, TOKEN } from '../../services/iam/practice/devices.seed.ts'

const SCHEMA = 'demarc.practice-devices/1'
const text = z.string()
const shape = z.strictObject({
  schema: z.literal(SCHEMA),
  apps: z.record(text, text),
  spent: z.record(text, z.number().int()),
  key: z
    .strictObject({
      attestation: z.enum(['none', 'packed', 'fido-u2f']),
      maker: z.strictObject({ secret: text, certificate: text }).optional(),
      credentials: z.array(
        z.strictObject({ id: text, secret: text, rpId: text, userHandle: text, counter: z.number().int().min(0) }),
      ),
    })
    .nullable(),
})

/**
 * MFA devices in software, for people without real ones at hand: an authenticator app, a company hardware token and a security
 * key. They exist only for practice accounts, and are stored in a file (mode 0600).
 */
export class SoftwareDevices {
  readonly #file: string
  /** Base 32 seeds of the authenticator app, by serial number. */
  readonly #apps: Record<string, string>
  /** The last step whose code was used, by serial number, since AWS accepts a code once. */
  readonly #spent: Record<string, number>
  #key: SoftwareKey | undefined

  private constructor(
    file: string,
    apps: Record<string, string>,
    spent: Record<string, number>,
    key: SoftwareKey | undefined,
  ) {
    this.#file = file
    this.#apps = apps
    this.#spent = spent
    this.#key = key
  }

  /** Reads the file if it exists; throws PRACTICE_DEVICES_DAMAGED when it has other content. */
  static async open(file: string): Promise<SoftwareDevices> {
    let content: string
    try {
      content = (await readFound(file, LARGEST.list)).toString()
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return new SoftwareDevices(file, {}, {}, undefined)
      throw new DemarcError(
        'PRACTICE_DEVICES_UNREADABLE',
        `${file} cannot be read: ${whyUnreadable(error) ?? String(error)}`,
        {
          cause: error,
        },
      )
    }
    const parsed = shape.safeParse(jsonOf(content))
    if (!parsed.success)
      throw new DemarcError(
        'PRACTICE_DEVICES_DAMAGED',
        `${file} does not hold the software devices of a practice account`,
        {
          hint: 'It was left untouched. Name another file by --devices, or move this one away.',
        },
      )
    const { apps, spent, key } = parsed.data
    return new SoftwareDevices(file, apps, spent, key === null ? undefined : { ...key, maker: key.maker })
  }

  /** The serial numbers of devices with codes, sorted, including the token's. */
  get serials(): readonly string[] {
    return [...Object.keys(this.#apps), TOKEN].sort()
  }

  /**
   * New codes of a device, in sequence and never repeated, since AWS accepts each once. Throws NO_SUCH_DEVICE, and
   * MFA_CODE_NOT_YET when the next code would be too early for AWS, which accepts about two steps either way.
   */
  async codes(serial: string, at: number, count: number): Promise<readonly string[]> {
    const seed = serial === TOKEN ? seedOfDevice(TOKEN) : this.#apps[serial]
    if (seed === undefined)
      throw new DemarcError('NO_SUCH_DEVICE', `there is no software device ${serial}`, {
        hint: `There are ${this.serials.join(', ')}.`,
      })
    const now = stepAt(at, AWS_TOTP)
    const first = Math.max(now - (count - 1), (this.#spent[serial] ?? 0) + 1)
    const early = first + count - 1 - (now + 2)
    if (early > 0)
      throw new DemarcError('MFA_CODE_NOT_YET', `${serial} has given its codes of this minute`, {
        hint: `Try again in ${early * AWS_TOTP.period} seconds.`,
      })
    this.#spent[serial] = first + count - 1
    await this.#save()
    return Array.from({ length: count }, (_, n) => hotp(decodeBase32(seed), first + n, AWS_TOTP))
  }

  /** The app scans a QR code. */
  async scan(serial: string, seed: string): Promise<void> {
    this.#apps[serial] = seed
    await this.#save()
  }

  /** The security key, created on first use. `at`: milliseconds since 1970. */
  key(random: Random, at: number): SoftwareKey {
    this.#key ??= newSoftwareKey('packed', random, at)
    return this.#key
  }

  /** Stores the key's state after use. */
  async touched(key: SoftwareKey): Promise<void> {
    this.#key = key
    await this.#save()
  }

  #save(): Promise<void> {
    const content = { schema: SCHEMA, apps: this.#apps, spent: this.#spent, key: this.#key ?? null }
    return writeFileAtomic(this.#file, `${JSON.stringify(content, null, 2)}\n`)
  }
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
