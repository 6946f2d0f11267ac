import { account as management } from '../../account.ts'
import { organization as facts } from '../../organization.ts'
import { awsError, page, practiceService } from '../../service.ts'
import { type OrganizationsState, seedOrganizations } from './state.ts'

type Module = typeof import('@aws-sdk/client-organizations')

const arnOf = (kind: string, id: string): string => `arn:aws:organizations::${management.id}:${kind}/${facts.id}/${id}`

/** AWS Organizations: one organization, asked from its management account or a delegated administrator. */
export const organizations = practiceService<Module, OrganizationsState>({
  id: 'organizations',
  scope: 'organization',
  client: () => import('@aws-sdk/client-organizations'),
  seed: seedOrganizations,
  reads: {
    DescribeOrganization: () => ({
      Organization: {
        Id: facts.id,
        Arn: `arn:aws:organizations::${management.id}:organization/${facts.id}`,
        FeatureSet: 'ALL' as const,
        MasterAccountId: management.id,
        MasterAccountArn: arnOf('account', management.id),
        MasterAccountEmail: 'aws@nordlicht.example',
      },
    }),
    ListAccounts: (call) => {
      if (call.account !== management.id && !Object.hasOwn(call.state.delegated, call.account))
        throw awsError('AccessDeniedException', "You don't have permissions to access this resource.", 400)
      const { items, next } = page(call, call.state.accounts, {
        token: call.input.NextToken,
        size: call.input.MaxResults,
      })
      return {
        Accounts: items.map(({ id, name, email, status, joined }) => ({
          Id: id,
          Arn: arnOf('account', id),
          Name: name,
          Email: email,
          Status: status,
          State: status,
          JoinedMethod: id === management.id ? ('INVITED' as const) : ('CREATED' as const),
          JoinedTimestamp: new Date(joined),
        })),
        NextToken: next,
      }
    },
  },
})
