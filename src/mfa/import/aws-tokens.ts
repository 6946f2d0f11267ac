import { AWS_TOTP } from '../otp.ts'
import { badFile, type ImportedToken } from './token.ts'

/**
 * Serial numbers that IAM accepts (IAM/latest/APIReference/API_EnableMFADevice.html), except ARNs, which are those of virtual
 * devices.
 */
const SERIAL = /^(?!arn:)[\w+=/:,.@-]{9,256}$/

const TAKES = `AWS takes codes of ${AWS_TOTP.digits} digits that move with the time, every ${AWS_TOTP.period} seconds, by SHA-1`

/** Returns the tokens if AWS would accept all of them; throws MFA_SEED_FILE for the first that it would not, or that occurs twice. */
export function awsTokens(tokens: readonly ImportedToken[], file: string): readonly ImportedToken[] {
  const lines = new Map<string, number>()
  for (const token of tokens) {
    const { serial, line } = token
    const place = { file, line }
    const unfit = unfitness(token)
    if (unfit) throw badFile(place, `the token "${serial}" ${unfit}; ${TAKES}`)
    if (!SERIAL.test(serial))
      throw badFile(place, `"${serial}" is not a serial number for AWS: 9 to 256 letters, digits and any of _+=/:,.@-`)
    const before = lines.get(serial)
    if (before !== undefined) throw badFile(place, `the serial number "${serial}" is on line ${before} already`)
    lines.set(serial, line)
  }
  return tokens
}

function unfitness({ moves, shape }: ImportedToken): string | undefined {
  if (moves.by === 'counter') return 'moves with a counter (HOTP)'
  if (moves.period !== AWS_TOTP.period) return `moves every ${moves.period} seconds`
  if (shape.digits !== AWS_TOTP.digits) return `has codes of ${shape.digits} digits`
  if (shape.algorithm !== AWS_TOTP.algorithm) return `makes its codes by ${shape.algorithm}`
  return undefined
}
