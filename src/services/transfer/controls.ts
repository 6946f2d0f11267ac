import { unknown } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'
import { listed } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/transfer-controls.html'
const SERVER = 'AWS::Transfer::Server'
const CONNECTOR = 'AWS::Transfer::Connector'

export const serversDoNotSpeakFtp = control({
  id: 'Transfer.2',
  compared: '2026-11-30',
  configRule: 'transfer-family-server-no-ftp',
  on: SERVER,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'Transfer Family servers should not offer FTP (Protocols)',
  finding: ({ Protocols }) => `Protocols is ${listed(Protocols ?? [])}: FTP sends passwords and files unencrypted`,
  reads: ['Protocols'],
  holds: ({ Protocols }) => (Protocols === null ? unknown('Protocols') : !Protocols.includes('FTP')),
  fix: 'Take FTP out of Protocols (UpdateServer); clients then use SFTP, FTPS or AS2.',
  remedy: () => ({
    console: [
      'AWS Transfer Family > Servers, stop and open the server > Protocols > Edit',
      'Clear FTP, and choose SFTP or FTPS; Save, and start the server',
    ],
    cli: updatedByCloudControl(SERVER, 'SERVER_ARN', { '/Protocols': ['SFTP'] }),
    cloudformation: template({ Server: existing(SERVER, { Protocols: ['SFTP'] }) }),
    terraform: `resource "aws_transfer_server" "this" {
  # the rest as it is
  protocols = ["SFTP"]
}`,
  }),
  source: `${docs}#transfer-2`,
})

export const connectorsAreLogged = control({
  id: 'Transfer.3',
  compared: '2026-11-30',
  configRule: 'transfer-connector-logging-enabled',
  on: CONNECTOR,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'Transfer Family connectors should log to CloudWatch (LoggingRole)',
  finding: 'LoggingRole is not set',
  reads: ['LoggingRole'],
  holds: ({ LoggingRole }) => LoggingRole !== null && LoggingRole !== '',
  fix: 'Set LoggingRole to a role that may write to CloudWatch Logs (UpdateConnector).',
  remedy: () => ({
    console: ['AWS Transfer Family > Connectors, open the connector > Edit', 'Choose a logging role; Save changes'],
    cli: updatedByCloudControl(CONNECTOR, 'CONNECTOR_ID', { '/LoggingRole': 'ROLE_ARN' }),
    cloudformation: template({ Connector: existing(CONNECTOR, { LoggingRole: 'ROLE_ARN' }) }),
    terraform: `resource "aws_transfer_connector" "this" {
  # the rest as it is
  logging_role = "ROLE_ARN"
}`,
  }),
  source: `${docs}#transfer-3`,
})
