import type { Naming } from '../../../practice/kind.ts'
import { awsError } from '../../../practice/service.ts'
import {
  attachedList,
  type C,
  checked,
  conflict,
  encoded,
  groupOf,
  type Paged,
  paged,
  policyOf,
  roleOf,
  userOf,
} from './state.ts'

interface Policies {
  inline: Record<string, string>
  attached: string[]
}
type PolicyRequest = Naming<'PolicyName' | 'PolicyDocument' | 'PolicyArn'>

/** The policy operations of users, groups and roles: the same three times, with different names. */
function policiesOf<I>(what: string, of: (call: C<I>) => Policies) {
  const inlineOf = (call: C<I & PolicyRequest>) => {
    const { inline } = of(call)
    const { PolicyName = '' } = call.input
    const document = inline[PolicyName]
    if (document !== undefined) return { inline, PolicyName, document }
    throw awsError('NoSuchEntity', `The ${what} policy with name ${PolicyName} cannot be found.`, 404)
  }
  return {
    names: (call: C<I & Paged>) => paged(call, { PolicyNames: Object.keys(of(call).inline).sort() }),
    attached: (call: C<I & Paged>) => paged(call, { AttachedPolicies: attachedList(call.state, of(call).attached) }),
    /** The response also names the user, group or role with the members of the input. */
    get: (call: C<I & PolicyRequest>) => {
      const { PolicyName, document } = inlineOf(call)
      return { ...call.input, PolicyName, PolicyDocument: encoded(document) }
    },
    put: (call: C<I & PolicyRequest>) => {
      of(call).inline[call.input.PolicyName ?? ''] = checked(call.input.PolicyDocument)
      return undefined
    },
    delete: (call: C<I & PolicyRequest>) => {
      const { inline, PolicyName } = inlineOf(call)
      delete inline[PolicyName]
      return undefined
    },
    attach: (call: C<I & PolicyRequest>) => {
      const { PolicyArn = '' } = call.input
      policyOf(call, PolicyArn)
      const { attached } = of(call)
      if (!attached.includes(PolicyArn)) attached.push(PolicyArn)
      return undefined
    },
    detach: (call: C<I & PolicyRequest>) => {
      const { PolicyArn = '' } = call.input
      const holder = of(call)
      if (!holder.attached.includes(PolicyArn))
        throw awsError('NoSuchEntity', `Policy ${PolicyArn} was not found.`, 404)
      holder.attached = holder.attached.filter((arn) => arn !== PolicyArn)
      return undefined
    },
  }
}

type OfUser = { readonly UserName: string | undefined }
type OfGroup = { readonly GroupName: string | undefined }
type OfRole = { readonly RoleName: string | undefined }
export const userPolicies = policiesOf('user', (call: C<OfUser>) => userOf(call, call.input.UserName))
export const groupPolicies = policiesOf('group', (call: C<OfGroup>) => groupOf(call, call.input.GroupName))
export const rolePolicies = policiesOf('role', (call: C<OfRole>) => roleOf(call, call.input.RoleName))

/** Throws if policies are left: users, groups and roles can only be deleted without policies. */
export function checkBare({ attached, inline }: Policies): void {
  if (attached.length > 0) throw conflict('Cannot delete entity, must detach all policies first.')
  if (Object.keys(inline).length > 0) throw conflict('Cannot delete entity, must delete policies first.')
}
