import { practiceService } from '../service.ts'

/** AWS Security Token Service. */
export const sts = practiceService({
  id: 'sts',
  scope: 'global',
  client: () => import('@aws-sdk/client-sts'),
  // AWS answers it whatever the caller's policies say (STS API reference, GetCallerIdentity)
  action: { GetCallerIdentity: null },
  seed: () => ({}),
  reads: {
    GetCallerIdentity: ({ principal, account }) => ({
      Account: account,
      Arn: principal.arn,
      UserId: principal.userId,
    }),
  },
})
