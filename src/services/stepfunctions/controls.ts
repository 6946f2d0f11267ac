import { unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html'
const on = 'AWS::StepFunctions::StateMachine'

/** From the fewest events to all events (step-functions/latest/dg/cw-logs.html). */
const levels = ['OFF', 'FATAL', 'ERROR', 'ALL']
/**
 * The default is OFF, without a level and without a configuration
 * (AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html).
 */
const levelOf = (logging: { readonly Level?: string | undefined } | null): string => logging?.Level ?? 'OFF'

export const stateMachinesKeepLogs = control({
  id: 'StepFunctions.1',
  compared: '2026-11-30',
  parameters: { logLevel: { value: null, among: ['ALL', 'ERROR', 'FATAL'] } },
  configRule: 'step-functions-state-machine-logging-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'Step Functions state machines should log their executions (LoggingConfiguration)',
  finding: ({ LoggingConfiguration }, { parameters: { logLevel } }) =>
    `LoggingConfiguration.Level is ${levelOf(LoggingConfiguration)}${logLevel === null ? '' : ` (at least ${logLevel})`}`,
  reads: ['LoggingConfiguration'],
  holds: ({ LoggingConfiguration }, { parameters }) => {
    const level = levels.indexOf(levelOf(LoggingConfiguration))
    if (level < 0) return unknown('LoggingConfiguration.Level')
    return level >= levels.indexOf(parameters.logLevel ?? 'FATAL')
  },
  fix: 'Set LoggingConfiguration with a Level and a log group (UpdateStateMachine); its role needs permission to deliver logs.',
  remedy: () => ({
    console: [
      'Step Functions > State machines, open the state machine > Edit > Config',
      'Logging > Log level: ALL, ERROR or FATAL; choose the log group; Save',
    ],
    cli: updatedByCloudControl(on, 'STATE_MACHINE_ARN', {
      '/LoggingConfiguration': {
        Level: 'ERROR',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'LOG_GROUP_ARN:*' } }],
      },
    }),
    cloudformation: template({
      StateMachine: existing(on, {
        LoggingConfiguration: {
          Level: 'ERROR',
          IncludeExecutionData: false,
          Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'LOG_GROUP_ARN' } }],
        },
      }),
    }),
    terraform: `resource "aws_sfn_state_machine" "this" {
  # the rest as it is
  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false
    log_destination        = "LOG_GROUP_ARN:*"
  }
}`,
  }),
  source: `${docs}#stepfunctions-1`,
})
