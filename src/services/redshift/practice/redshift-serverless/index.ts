import { type Call, page, practiceService } from '../../../../practice/service.ts'
import { redshiftServerless as sdk } from '../../sdk.ts'
import { changes } from './changes.ts'
import { seedServerless } from './seed.ts'
import {
  arnOf,
  type C,
  invalid,
  type Module,
  namespaceOf,
  type ServerlessState,
  shownCopy,
  shownNamespace,
  shownWorkgroup,
  taggedBy,
  workgroupOf,
} from './state.ts'

type Named<K extends string> = { readonly [N in K]?: string | undefined }
const byArn = ({ input }: { input: Named<'resourceArn'> }): string => input.resourceArn ?? '*'
const namespace = (call: C<Named<'namespaceName'>>): string =>
  arnOf(call, 'namespace', call.state.namespaces.find(({ name }) => name === call.input.namespaceName)?.id ?? '*')
const workgroup = (call: C<Named<'workgroupName'>>): string =>
  arnOf(call, 'workgroup', call.state.workgroups.find(({ name }) => name === call.input.workgroupName)?.id ?? '*')

interface Paged {
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

/** A page is small whatever is asked for, as it may be on AWS. */
function paged<T>(call: Call<Paged, ServerlessState>, items: readonly T[]) {
  const { nextToken: token, maxResults } = call.input
  const { items: shown, next } = page(call, items, {
    token,
    size: Math.min(maxResults ?? call.pageSize, call.pageSize),
    invalid: () => invalid('The token is not one that this operation gave.'),
  })
  return { shown, nextToken: next }
}

/** Amazon Redshift Serverless: namespaces and workgroups. It keeps no tables. */
export const redshiftServerless = practiceService<Module, ServerlessState>({
  sdk,
  scope: 'regional',
  seed: seedServerless,
  resource: {
    GetNamespace: namespace,
    UpdateNamespace: namespace,
    DeleteNamespace: namespace,
    CreateSnapshotCopyConfiguration: namespace,
    GetWorkgroup: workgroup,
    UpdateWorkgroup: workgroup,
    DeleteWorkgroup: workgroup,
    ListTagsForResource: byArn,
    TagResource: byArn,
    UntagResource: byArn,
  },
  reads: {
    ListNamespaces: (call) => {
      const { shown, nextToken } = paged(call, call.state.namespaces)
      return { namespaces: shown.map((one) => shownNamespace(call, one)), nextToken }
    },
    GetNamespace: (call) => ({ namespace: shownNamespace(call, namespaceOf(call, call.input.namespaceName)) }),
    ListWorkgroups: (call) => {
      const { shown, nextToken } = paged(call, call.state.workgroups)
      return { workgroups: shown.map((one) => shownWorkgroup(call, one)), nextToken }
    },
    GetWorkgroup: (call) => ({ workgroup: shownWorkgroup(call, workgroupOf(call, call.input.workgroupName)) }),
    ListSnapshotCopyConfigurations: (call) => {
      const { namespaceName: name } = call.input
      const those = name === undefined ? call.state.namespaces : [namespaceOf(call, name)]
      const all = those.flatMap((one) => one.copies.map((copy) => shownCopy(call, one, copy)))
      const { shown, nextToken } = paged(call, all)
      return { snapshotCopyConfigurations: shown, nextToken }
    },
    ListTagsForResource: (call) => ({ tags: taggedBy(call, call.input.resourceArn).tags }),
  },
  changes,
})
