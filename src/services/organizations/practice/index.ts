import { organization as facts, govCloud } from '../../../practice/organization.ts'
import { account as management } from '../../../practice/principals.ts'
import { awsError, type Call, practiceService } from '../../../practice/service.ts'
import { organizations as sdk } from '../sdk.ts'
import { paged, policyChanges, policyReads } from './policies.ts'
import { arnOf, inOrganization, type OrganizationsState, seedOrganizations } from './state.ts'

type Module = typeof import('@aws-sdk/client-organizations')
type C<I = unknown> = Call<I, OrganizationsState>

/** Throws unless the caller is the management account or, for a read, a delegated administrator. */
function entitled({ account, state }: C, reads: boolean): void {
  inOrganization(state)
  if (account === management.id || (reads && Object.hasOwn(state.delegated, account))) return
  throw awsError('AccessDeniedException', "You don't have permissions to access this resource.")
}

const shownAccount = ({ id, name, email, status, joined }: OrganizationsState['accounts'][number]) => ({
  Id: id,
  Arn: arnOf('account', id),
  Name: name,
  Email: email,
  Status: status,
  State: status,
  JoinedMethod: id === management.id ? ('INVITED' as const) : ('CREATED' as const),
  JoinedTimestamp: new Date(joined),
})

const accountOf = (call: C, id: string | undefined) => {
  const found = call.state.accounts.find((one) => one.id === id)
  if (found) return found
  throw awsError('AccountNotFoundException', "You specified an account that doesn't exist.")
}

/** AWS Organizations: one organization, for its management account and its delegated administrators. */
export const organizations = practiceService<Module, OrganizationsState>({
  sdk,
  scope: 'organization',
  endpoint: 'global',
  seed: seedOrganizations,
  reads: {
    ...policyReads,
    // every account of an organization may call it
    DescribeOrganization: ({ state }) => {
      inOrganization(state)
      return {
        Organization: {
          Id: facts.id,
          Arn: `arn:aws:organizations::${management.id}:organization/${facts.id}`,
          FeatureSet: 'ALL' as const,
          MasterAccountId: management.id,
          MasterAccountArn: arnOf('account', management.id),
          MasterAccountEmail: 'aws@nordlicht.example',
        },
      }
    },
    DescribeAccount: (call) => {
      entitled(call, true)
      return { Account: shownAccount(accountOf(call, call.input.AccountId)) }
    },
    ListAccounts: (call) => {
      entitled(call, true)
      return paged(call, { Accounts: call.state.accounts.map(shownAccount) })
    },
    // creation requests are kept only for accounts with an AWS GovCloud (US) account
    ListCreateAccountStatus: (call) => {
      entitled(call, true)
      return paged(call, {
        CreateAccountStatuses: Object.entries(govCloud).map(([AccountId, GovCloudAccountId]) => ({
          Id: `car-${AccountId}`,
          AccountId,
          GovCloudAccountId,
          State: 'SUCCEEDED' as const,
        })),
      })
    },
    ListRoots: (call) => {
      entitled(call, true)
      const PolicyTypes = [{ Type: 'SERVICE_CONTROL_POLICY' as const, Status: 'ENABLED' as const }]
      return { Roots: [{ Id: facts.root, Arn: arnOf('root', facts.root), Name: 'Root', PolicyTypes }] }
    },
    ListOrganizationalUnitsForParent: (call) => {
      entitled(call, true)
      const units = call.input.ParentId === facts.root ? call.state.units : []
      return paged(call, {
        OrganizationalUnits: units.map(({ id, name }) => ({ Id: id, Arn: arnOf('ou', id), Name: name })),
      })
    },
    ListAccountsForParent: (call) => {
      entitled(call, true)
      const here = call.state.accounts.filter(({ parent }) => parent === call.input.ParentId)
      return paged(call, { Accounts: here.map(shownAccount) })
    },
    ListParents: (call) => {
      entitled(call, true)
      const { parent } = accountOf(call, call.input.ChildId)
      const Type = parent === facts.root ? ('ROOT' as const) : ('ORGANIZATIONAL_UNIT' as const)
      return { Parents: [{ Id: parent, Type }] }
    },
    ListAWSServiceAccessForOrganization: (call) => {
      entitled(call, true)
      const trusted = Object.entries(call.state.trusted).sort()
      return paged(call, {
        EnabledServicePrincipals: trusted.map(([ServicePrincipal, DateEnabled]) => ({ ServicePrincipal, DateEnabled })),
      })
    },
    ListDelegatedAdministrators: (call) => {
      entitled(call, true)
      const wanted = call.input.ServicePrincipal
      const found = call.state.accounts.filter(({ id }) =>
        (call.state.delegated[id] ?? []).some((service) => wanted === undefined || service === wanted),
      )
      return paged(call, { DelegatedAdministrators: found.map(shownAccount) })
    },
  },
  changes: {
    ...policyChanges,
    EnableAWSServiceAccess: (call) => {
      entitled(call, false)
      call.state.trusted[call.input.ServicePrincipal ?? ''] = call.now.toISOString()
    },
    DisableAWSServiceAccess: (call) => {
      entitled(call, false)
      delete call.state.trusted[call.input.ServicePrincipal ?? '']
    },
    RegisterDelegatedAdministrator: (call) => {
      entitled(call, false)
      const { id } = accountOf(call, call.input.AccountId)
      const services = call.state.delegated[id] ?? []
      const service = call.input.ServicePrincipal ?? ''
      if (services.includes(service))
        throw awsError('AccountAlreadyRegisteredException', 'The account is already a delegated administrator.')
      call.state.delegated[id] = [...services, service].sort()
    },
    DeregisterDelegatedAdministrator: (call) => {
      entitled(call, false)
      const { id } = accountOf(call, call.input.AccountId)
      const left = (call.state.delegated[id] ?? []).filter((one) => one !== call.input.ServicePrincipal)
      if (left.length > 0) call.state.delegated[id] = left
      else delete call.state.delegated[id]
    },
  },
})
