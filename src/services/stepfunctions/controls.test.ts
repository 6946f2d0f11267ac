import { examples } from '../../controls/examples.ts'
import { stateMachinesKeepLogs } from './controls.ts'

const at = (Level: string) => ({ LoggingConfiguration: { Level, IncludeExecutionData: false } })
examples(stateMachinesKeepLogs, {
  met: [
    at('ALL'),
    at('ERROR'),
    at('FATAL'),
    { ...at('ALL'), parameters: { logLevel: 'ERROR' } },
    { ...at('ERROR'), parameters: { logLevel: 'ERROR' } },
  ],
  unmet: [
    at('OFF'),
    { LoggingConfiguration: null },
    { LoggingConfiguration: {} },
    { ...at('FATAL'), parameters: { logLevel: 'ERROR' } },
    { ...at('ERROR'), parameters: { logLevel: 'ALL' } },
  ],
  unknown: [at('ANOTHER')],
})
