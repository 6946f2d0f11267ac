import type { SeedContext } from '../../../practice/service.ts'
import type { IamState } from './state.ts'

/**
 * Limits a seed to what the root user of its partition can have: no password and no MFA device if it cannot sign in
 * (govcloud-us/latest/UserGuide/govcloud-iam.html), and nothing if the partition has no root users.
 */
export const forRootUse =
  (seed: (context: SeedContext) => IamState) =>
  (context: SeedContext): IamState => {
    const state = seed(context)
    if (context.rootUse === 'console') return state
    const { created, accessKeys, signingCertificates } = state.root
    const kept =
      context.rootUse === 'keys' ? { accessKeys, signingCertificates } : { accessKeys: {}, signingCertificates: {} }
    const mine = new Set(state.root.mfa)
    return {
      ...state,
      root: { created, password: null, mfa: [], ...kept, ...(context.rootUse === 'none' ? { absent: true } : {}) },
      devices: Object.fromEntries(Object.entries(state.devices).filter(([serial]) => !mine.has(serial))),
    }
  }
