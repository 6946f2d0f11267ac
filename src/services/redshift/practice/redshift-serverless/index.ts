import type * as Client from '@aws-sdk/client-redshift-serverless'
import { practiceService } from '../../../../practice/service.ts'
import { smallTagPairs } from '../../../../practice/tags.ts'
import { redshiftServerless as sdk } from '../../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedServerless } from './seed.ts'
import { namespaces, paged, type ServerlessState, shownWorkgroup, taggedBy, workgroups } from './state.ts'

/** Amazon Redshift Serverless: namespaces and workgroups. It has no tables. */
export const redshiftServerless = practiceService<typeof Client, ServerlessState>({
  sdk,
  scope: 'regional',
  seed: seedServerless,
  resource: {
    CreateNamespace: () => '*',
    CreateWorkgroup: () => '*',
    ListSnapshotCopyConfigurations: () => '*',
  },
  acts: { namespaceName: namespaces.arn, workgroupName: workgroups.arn, resourceArn: (_, arn) => arn },
  describes,
  reads: {
    ListNamespaces: (call) => paged(call, { namespaces: call.state.namespaces.map(({ is }) => is) }),
    GetNamespace: (call) => ({ namespace: namespaces.of(call, call.input.namespaceName).is }),
    ListWorkgroups: (call) => paged(call, { workgroups: call.state.workgroups.map(shownWorkgroup) }),
    GetWorkgroup: (call) => ({ workgroup: shownWorkgroup(workgroups.of(call, call.input.workgroupName)) }),
    ListSnapshotCopyConfigurations: (call) => {
      const those = namespaces.those(call, call.input.namespaceName)
      return paged(call, { snapshotCopyConfigurations: those.flatMap(({ copies }) => copies) })
    },
    ListTagsForResource: (call) => ({ tags: smallTagPairs(taggedBy(call, call.input.resourceArn).tags) }),
  },
  changes,
})
