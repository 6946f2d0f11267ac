import { practiceService } from '../../../practice/service.ts'
import { iam as sdk } from '../sdk.ts'
import { accountChanges, accountReads } from './account.ts'
import { describes } from './cloudformation.ts'
import { groupAndRoleChanges, groupAndRoleReads } from './groups-and-roles.ts'
import { seedMember } from './members.seed.ts'
import { mfaChanges, mfaReads } from './mfa.ts'
import { policyChanges, policyReads } from './policies.ts'
import { resources } from './resources.ts'
import { rootCredentialChanges, rootCredentialReads } from './root-credentials.ts'
import { forRootUse } from './root-use.ts'
import { seedIam } from './seed.ts'
import { simulationReads } from './simulation.ts'
import type { IamState, Module } from './state.ts'
import { userChanges, userReads } from './users.ts'

/** AWS Identity and Access Management. A new user, key or policy takes effect with the next call. */
export const iam = practiceService<Module, IamState>({
  sdk,
  scope: 'global',
  endpoint: 'global',
  seed: forRootUse(seedIam),
  member: forRootUse(seedMember),
  resource: resources,
  describes,
  reads: {
    ...userReads,
    ...mfaReads,
    ...rootCredentialReads,
    ...groupAndRoleReads,
    ...policyReads,
    ...accountReads,
    ...simulationReads,
  },
  changes: {
    ...userChanges,
    ...mfaChanges,
    ...rootCredentialChanges,
    ...groupAndRoleChanges,
    ...policyChanges,
    ...accountChanges,
  },
})
