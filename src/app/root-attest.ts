import { yearAfter } from '../core/clock.ts'
import { DemarcError } from '../core/errors.ts'
import { addEntry, configPath } from './attest.ts'

export interface PasswordAttestation {
  /** What was seen of the password, without giving it away. */
  readonly evidence: string
  readonly by: string
  /** The account whose root user it is: one alone, since the password is used nowhere else. */
  readonly account: string
  /** The last day on which it counts; a year from today where absent. */
  readonly expires?: string | undefined
}

/** Signs, in a `demarc.yaml`, that the root user has a strong password; gives the file's name. `today`: like 2026-11-24. */
export async function attestPassword(
  { evidence, by, account, expires }: PasswordAttestation,
  today: string,
  { file, cwd }: { readonly file: string | undefined; readonly cwd: string },
): Promise<string> {
  if (!/^\d{12}$/.test(account))
    throw new DemarcError('BAD_ACCOUNT', `"${account}" is not the id of an account`, { hint: 'It has twelve digits.' })
  return addEntry(await configPath(file, cwd), cwd, {
    list: 'attestations',
    responsibility: 'root-password',
    scope: { type: 'Demarc::IAM::RootUser', account },
    statement: 'The root user has a strong password, which is used nowhere else and kept safe.',
    by,
    evidence,
    date: today,
    expires: expires ?? yearAfter(today),
  })
}
