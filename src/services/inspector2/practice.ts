import type * as Client from '@aws-sdk/client-inspector2'
import { HOME, isSmall } from '../../practice/company.ts'
import { listing } from '../../practice/listing.ts'
import { awsError, type Call, practiceService, type SeedContext } from '../../practice/service.ts'
import { inspector2 as sdk } from './sdk.ts'

/** Amazon Inspector in one region: the scans that are on. */
interface InspectorState {
  scans: Client.ResourceScanType[]
}
type C<I = unknown> = Call<I, InspectorState>

const ALL: readonly Client.ResourceScanType[] = ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE', 'CODE_REPOSITORY']

/** All is scanned in the home region but source code, which is elsewhere; in the others nothing is. */
function seed(context: SeedContext): InspectorState {
  if (isSmall(context)) return { scans: [] }
  if (context.region === HOME) return { scans: ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'] }
  return { scans: [] }
}

const invalid = (message: string) =>
  awsError('ValidationException', message, 400, { reason: 'FIELD_VALIDATION_FAILED' })
const paged = listing({ token: 'nextToken', size: 'maxResults', next: 'nextToken' })

/** The accounts that a request means: its own where it names none. It administers no others. */
function accountsOf({ account, input }: C<{ accountIds?: readonly string[] | undefined }>) {
  const { accountIds: ids = [account] } = input
  return { own: ids.filter((id) => id === account), others: ids.filter((id) => id !== account) }
}

const failed = (accountId: string) => ({
  accountId,
  errorCode: 'ACCESS_DENIED' as const,
  errorMessage: 'Invoking account does not have access to the account.',
})

const status = (on: boolean) => (on ? ('ENABLED' as const) : ('DISABLED' as const))

const state = (on: boolean) => ({ status: status(on), errorCode: undefined, errorMessage: undefined })

const stateOf = ({ state: { scans } }: C) => ({
  ec2: state(scans.includes('EC2')),
  ecr: state(scans.includes('ECR')),
  lambda: state(scans.includes('LAMBDA')),
  lambdaCode: state(scans.includes('LAMBDA_CODE')),
  codeRepository: state(scans.includes('CODE_REPOSITORY')),
})

const statusesOf = ({ state: { scans } }: C) => ({
  ec2: status(scans.includes('EC2')),
  ecr: status(scans.includes('ECR')),
  lambda: status(scans.includes('LAMBDA')),
  lambdaCode: status(scans.includes('LAMBDA_CODE')),
  codeRepository: status(scans.includes('CODE_REPOSITORY')),
})

/** What Enable and Disable answer. */
const changed = (call: C<{ accountIds?: readonly string[] | undefined }>) => ({
  accounts: accountsOf(call).own.map((accountId) => ({
    accountId,
    status: status(call.state.scans.length > 0),
    resourceStatus: statusesOf(call),
  })),
  failedAccounts: accountsOf(call).others.map(failed),
})

/** Amazon Inspector: which scans run in a region, in an account of its own. It finds nothing. */
export const inspector2 = practiceService<typeof Client, InspectorState>({
  sdk,
  scope: 'regional',
  seed,
  reads: {
    BatchGetAccountStatus: (call) => ({
      accounts: accountsOf(call).own.map((accountId) => ({
        accountId,
        state: state(call.state.scans.length > 0),
        resourceState: stateOf(call),
      })),
      failedAccounts: accountsOf(call).others.map(failed),
    }),
    // the organization has no delegated administrator
    GetDelegatedAdminAccount: () => {
      throw awsError('ResourceNotFoundException', 'The delegated administrator account was not found.', 404)
    },
    ListMembers: (call) => paged(call, { members: [] }),
  },
  changes: {
    Enable: (call) => {
      const { resourceTypes = [] } = call.input
      // code is scanned where packages are (inspector/latest/user/scanning-lambda.html)
      const after = new Set([...call.state.scans, ...resourceTypes])
      if (after.has('LAMBDA_CODE') && !after.has('LAMBDA'))
        throw invalid('LAMBDA_CODE cannot be enabled without LAMBDA.')
      if (accountsOf(call).own.length > 0) call.state.scans = ALL.filter((one) => after.has(one))
      return changed(call)
    },
    Disable: (call) => {
      const { resourceTypes = ALL } = call.input
      const gone = resourceTypes.includes('LAMBDA') ? [...resourceTypes, 'LAMBDA_CODE'] : resourceTypes
      if (accountsOf(call).own.length > 0)
        call.state.scans = call.state.scans.filter((one) => !(gone as readonly string[]).includes(one))
      return changed(call)
    },
  },
})
