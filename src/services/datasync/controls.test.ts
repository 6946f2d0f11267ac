import { examples } from '../../controls/examples.ts'
import { tasksKeepLogs } from './controls.ts'

const group = { CloudWatchLogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:datasync' }
const at = (LogLevel: string) => ({ Options: { LogLevel } })
const basic = { TaskMode: 'BASIC' }
examples(tasksKeepLogs, {
  met: [
    { ...group, ...at('BASIC'), ...basic },
    { ...group, ...at('TRANSFER'), ...basic },
    // it has a log group of its own
    { CloudWatchLogGroupArn: null, ...at('BASIC'), TaskMode: 'ENHANCED' },
  ],
  unmet: [
    { ...group, ...at('OFF'), ...basic },
    { CloudWatchLogGroupArn: null, ...at('BASIC'), ...basic },
    { CloudWatchLogGroupArn: null, ...at('OFF'), TaskMode: 'ENHANCED' },
  ],
  unknown: [
    { ...group, Options: {}, ...basic },
    { ...group, Options: null, ...basic },
  ],
})
