import { type C, iamArnOf } from './state.ts'

type OfUser = C<{ UserName?: string | undefined }>

/** The ARN of the user that a call is about: the named one, or the caller. */
function user(call: OfUser): string {
  const { input, principal, state } = call
  const name = input.UserName ?? (principal.kind === 'user' ? principal.name : undefined)
  if (name === undefined) return '*'
  return state.users[name]?.arn ?? iamArnOf(call, 'user', '/', name)
}

/**
 * The resources of calls that users make for themselves, so that a policy can limit users to their own devices
 * (service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).
 */
export const resources = {
  CreateVirtualMFADevice: (call: C<{ Path?: string | undefined; VirtualMFADeviceName?: string | undefined }>) =>
    iamArnOf(call, 'mfa', call.input.Path ?? '/', call.input.VirtualMFADeviceName ?? ''),
  DeleteVirtualMFADevice: ({ input }: C<{ SerialNumber?: string | undefined }>) => input.SerialNumber ?? '*',
  DeactivateMFADevice: user,
  EnableMFADevice: user,
  GetMFADevice: user,
  ListMFADevices: user,
  ResyncMFADevice: user,
  GetUser: user,
  ChangePassword: (call: C<object>) => user({ ...call, input: {} }),
  CreateAccessKey: user,
  DeleteAccessKey: user,
  ListAccessKeys: user,
  UpdateAccessKey: user,
  GetLoginProfile: user,
}
