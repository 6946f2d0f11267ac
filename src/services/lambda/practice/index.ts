import { page, practiceService } from '../../../practice/service.ts'
import { lambda as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { seedLambda } from './seed.ts'
import { arnOf, type Client, functionOf, type LambdaState, nameOf, notFound, shown, shownUrl } from './state.ts'

const MOST = 50

/** AWS Lambda: functions, their policies, URLs and runtimes. It runs none, and has neither versions nor aliases. */
export const lambda = practiceService<Client, LambdaState>({
  sdk,
  scope: 'regional',
  seed: seedLambda,
  acts: { FunctionName: (call, given) => arnOf(call, nameOf(given)), Resource: (_, arn) => arn },
  reads: {
    ListFunctions: (call) => {
      const { Marker: token, MaxItems = MOST } = call.input
      // a page holds fifty at most, whatever is asked for (API_ListFunctions.html)
      const { items, next } = page(call, call.state.functions, { token, size: Math.min(MaxItems, MOST, call.pageSize) })
      return { Functions: items.map((one) => shown(call, one)), NextMarker: next }
    },
    GetFunctionConfiguration: (call) => ({
      ...shown(call, functionOf(call, call.input)),
      State: 'Active' as const,
      LastUpdateStatus: 'Successful' as const,
    }),
    GetPolicy: (call) => {
      const { policy } = functionOf(call, call.input)
      if (policy.length === 0) throw notFound('The resource you requested does not exist.')
      return { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy }) }
    },
    GetRuntimeManagementConfig: (call) => {
      const { name, updateOn, runtimeVersion } = functionOf(call, call.input)
      return {
        UpdateRuntimeOn: updateOn,
        FunctionArn: arnOf(call, name),
        ...(runtimeVersion === null ? {} : { RuntimeVersionArn: runtimeVersion }),
      }
    },
    ListFunctionUrlConfigs: (call) => {
      const stored = functionOf(call, call.input)
      return { FunctionUrlConfigs: stored.url ? [shownUrl(call, stored)] : [] }
    },
    GetFunctionUrlConfig: (call) => shownUrl(call, functionOf(call, call.input)),
    ListTags: (call) => ({ Tags: functionOf(call, { FunctionName: call.input.Resource }).tags }),
  },
  changes,
})
