import { unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const on = 'AWS::DataSync::Task'
const levels = ['BASIC', 'TRANSFER']

export const tasksKeepLogs = control({
  id: 'DataSync.1',
  compared: '2026-11-30',
  configRule: 'datasync-task-logging-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'DataSync tasks should log to CloudWatch Logs (LogLevel, CloudWatchLogGroupArn)',
  finding: ({ Options }) =>
    Options?.LogLevel === 'OFF' ? 'Options.LogLevel is OFF' : 'CloudWatchLogGroupArn is not set: logs go nowhere',
  reads: ['CloudWatchLogGroupArn', 'Options', 'TaskMode'],
  holds: ({ CloudWatchLogGroupArn, Options, TaskMode }) => {
    const level = Options?.LogLevel
    if (level === 'OFF') return false
    if (!levels.includes(level ?? '')) return unknown('Options.LogLevel')
    // tasks in Enhanced mode always log to /aws/datasync (datasync/latest/userguide/configure-logging.html)
    return TaskMode === 'ENHANCED' || Boolean(CloudWatchLogGroupArn)
  },
  fix: 'Set CloudWatchLogGroupArn, and Options.LogLevel to BASIC or TRANSFER (UpdateTask); a resource policy of CloudWatch Logs lets DataSync write.',
  remedy: () => ({
    console: [
      'AWS DataSync > Tasks, open the task > Edit > Task logging',
      'Log level: Log basic information such as transfer errors; choose the log group; Save changes',
    ],
    cli: updatedByCloudControl(on, 'TASK_ARN', {
      '/CloudWatchLogGroupArn': 'LOG_GROUP_ARN',
      '/Options/LogLevel': 'BASIC',
    }),
    cloudformation: template({
      Task: existing(on, { CloudWatchLogGroupArn: 'LOG_GROUP_ARN', Options: { LogLevel: 'BASIC' } }),
    }),
    terraform: `resource "aws_datasync_task" "this" {
  # the rest as it is
  source_location_arn      = "SOURCE_LOCATION_ARN"
  destination_location_arn = "DESTINATION_LOCATION_ARN"
  cloudwatch_log_group_arn = "LOG_GROUP_ARN"

  options {
    log_level = "BASIC"
  }
}`,
  }),
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/datasync-controls.html#datasync-1',
})
