import { examples } from '../../controls/examples.ts'
import { instancesLogFlows } from './controls.ts'

const logs = (ContactflowLogs: boolean) => ({
  Attributes: { InboundCalls: true, OutboundCalls: true, ContactflowLogs },
})
examples(instancesLogFlows, {
  met: [logs(true)],
  unmet: [logs(false)],
  unknown: [{ Attributes: { InboundCalls: true, OutboundCalls: true } }, { Attributes: null }],
})
