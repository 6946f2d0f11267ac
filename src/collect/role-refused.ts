import { DemarcError } from '../core/errors.ts'

/** What a caller may do about a role whose trust policy wants more than the right principal. */
export interface RoleAdvice {
  /** Where it asks for MFA (IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html). */
  readonly mfa: string
  /** Where it asks for an external id (IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html). */
  readonly external: string
}

/**
 * ROLE_REFUSED: AWS says the same of a role that is not there, of one whose trust policy is another, and of a caller that may not. `what`:
 * `the role ARN`, or the action and the role.
 */
export const roleRefusedError = (
  what: string,
  says: string,
  { mfa, external }: RoleAdvice,
  cause: unknown,
): DemarcError =>
  new DemarcError('ROLE_REFUSED', `AWS refused ${what}: ${says}`, {
    hint: `Is there such a role, does its trust policy name the caller, and do the caller's policies allow sts:AssumeRole? Where it asks for MFA (aws:MultiFactorAuthPresent): ${mfa} ${external}`,
    cause,
  })
