import type { IAM } from '@aws-sdk/client-iam'

/** A fake IAM with given answers, covering the calls for the root user's devices. */
export function fakeIam(answers: {
  inUse: number[]
  virtual: [string, string][]
  users: Record<string, string[]>
}): IAM {
  let look = 0
  const fake = {
    getAccountSummary: async () => ({
      SummaryMap: { MFADevicesInUse: answers.inUse[Math.min(look++, answers.inUse.length - 1)], AccountMFAEnabled: 1 },
    }),
    listVirtualMFADevices: async ({ Marker }: { Marker?: string }) =>
      Marker === undefined
        ? { VirtualMFADevices: [], IsTruncated: true, Marker: '2' }
        : { VirtualMFADevices: answers.virtual.map(([SerialNumber, Arn]) => ({ SerialNumber, User: { Arn } })) },
    listUsers: async ({ Marker }: { Marker?: string }) =>
      Marker === undefined
        ? { Users: [], IsTruncated: true, Marker: '2' }
        : { Users: Object.keys(answers.users).map((UserName) => ({ UserName })) },
    listMFADevices: async ({ UserName = '', Marker }: { UserName?: string; Marker?: string }) =>
      Marker === undefined
        ? { MFADevices: [], IsTruncated: true, Marker: '2' }
        : { MFADevices: answers.users[UserName]?.map((SerialNumber) => ({ SerialNumber })) },
  }
  // safe: only these calls are made
  return fake as unknown as IAM
}
