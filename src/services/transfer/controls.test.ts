import { examples } from '../../controls/examples.ts'
import { connectorsAreLogged, serversDoNotSpeakFtp } from './controls.ts'

examples(serversDoNotSpeakFtp, {
  met: [{ Protocols: ['SFTP'] }, { Protocols: ['FTPS', 'AS2'] }],
  unmet: [{ Protocols: ['FTP', 'SFTP'] }],
  unknown: [{ Protocols: null }],
})

examples(connectorsAreLogged, {
  met: [{ LoggingRole: 'arn:aws:iam::111122223333:role/transfer-logs' }],
  unmet: [{ LoggingRole: null }, { LoggingRole: '' }],
})
