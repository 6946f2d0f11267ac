import { DemarcError } from '../../core/errors.ts'

/** What a person wants done. */
export interface Wishes {
  /** The member account whose root user to change; the caller's own by default. */
  readonly member?: string
  readonly deleteKeys?: boolean
  readonly deactivateKeys?: boolean
  readonly deleteCertificates?: boolean
  /** The password, keys, certificates and MFA devices of a member account's root user. */
  readonly removeCredentials?: boolean
  readonly allowPasswordRecovery?: boolean
  readonly enableRootManagement?: boolean
  readonly enableRootSessions?: boolean
  readonly passwordPolicy?: boolean
}

/**
 * Rejects wishes that no account can fulfil, or that concern two accounts, before any call. Throws FIX_NEEDS_MEMBER,
 * FIX_TWO_ACCOUNTS and FIX_ONLY_DELETES.
 */
export function checkWishes(wishes: Wishes): void {
  if (wishes.member === undefined) {
    if (wishes.removeCredentials || wishes.allowPasswordRecovery)
      throw new DemarcError('FIX_NEEDS_MEMBER', 'name the member account with --member', {
        hint: 'The root user of the management account, or of an account on its own, keeps its password: it is the last way in.',
      })
    return
  }
  // a person types one account id to confirm, so there must be only one account
  if (wishes.enableRootManagement || wishes.enableRootSessions || wishes.passwordPolicy)
    throw new DemarcError(
      'FIX_TWO_ACCOUNTS',
      'one run changes one account, and --member names another than the rest is for',
      { hint: 'Run it twice: once without --member, then with it.' },
    )
  if (wishes.deactivateKeys)
    throw new DemarcError(
      'FIX_ONLY_DELETES',
      "a member's root keys can only be deleted from outside, not switched off",
      { hint: 'Use --delete-keys: the task policy of sts:AssumeRoot allows nothing else.' },
    )
}
