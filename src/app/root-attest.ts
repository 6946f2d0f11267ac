import { yearAfter } from '../core/clock.ts'
import { DemarcError } from '../core/errors.ts'
import { addEntry, configPath } from './attest.ts'

export interface PasswordAttestation {
  /** What was found out about the password, without revealing it. */
  readonly evidence: string
  readonly by: string
  /** The account of the root user: only one, since a password must not be reused. */
  readonly account: string
  /** The last day it is in force; defaults to a year from today. */
  readonly expires?: string | undefined
}

/** Attests, in a `demarc.yaml`, that the root user has a strong password; returns the file's name. `today`: such as 2026-11-24. */
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
