import type * as Client from '@aws-sdk/client-lambda'
import { listing } from '../../../practice/listing.ts'
import { practiceService } from '../../../practice/service.ts'
import { lambda as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedLambda } from './seed.ts'
import { functionOf, functions, type LambdaState, nameOf, notFound, shown, shownUrl, taggedBy } from './state.ts'

// a page holds fifty at most, whatever is asked for (API_ListFunctions.html)
const paged = listing({ token: 'Marker', size: 'MaxItems', next: 'NextMarker', usual: 50, most: 50 })

/** AWS Lambda: functions, their policies, URLs and runtimes. It runs none, and has neither versions nor aliases. */
export const lambda = practiceService<typeof Client, LambdaState>({
  sdk,
  scope: 'regional',
  seed: seedLambda,
  acts: { FunctionName: (call, given) => functions.arn(call, nameOf(given)), Resource: functions.arn },
  reads: {
    ListFunctions: (call) => paged(call, { Functions: call.state.functions.map((one) => shown(call, one)) }),
    GetFunctionConfiguration: (call) => ({
      ...shown(call, functionOf(call, call.input)),
      State: 'Active',
      LastUpdateStatus: 'Successful',
    }),
    GetPolicy: (call) => {
      const { policy } = functionOf(call, call.input)
      if (policy.length === 0) throw notFound('The resource you requested does not exist.')
      return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy }) }
    },
    GetRuntimeManagementConfig: (call) => {
      const stored = functionOf(call, call.input)
      return { ...stored.management, FunctionArn: functions.arnOf(call, stored) }
    },
    ListFunctionUrlConfigs: (call) => {
      const stored = functionOf(call, call.input)
      return { FunctionUrlConfigs: stored.url ? [shownUrl(call, stored)] : [] }
    },
    GetFunctionUrlConfig: (call) => shownUrl(call, functionOf(call, call.input)),
    ListTags: (call) => ({ Tags: taggedBy(call, call.input.Resource).tags }),
  },
  changes,
})
