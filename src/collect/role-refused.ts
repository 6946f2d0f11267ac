import { DemarcError } from '../core/errors.ts'

/** Advice for a role whose trust policy demands more than the right principal. */
export interface RoleAdvice {
  /** If it demands MFA (IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html). */
  readonly mfa: string
  /** If it demands an external id (IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html). */
  readonly external: string
}

/**
 * ROLE_REFUSED: AWS gives the same answer when the role does not exist, when its trust policy does not match, and when the caller
 * may not assume it. `what`: `the role ARN`, or the action and the role.
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
