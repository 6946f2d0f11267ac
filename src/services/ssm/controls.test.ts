import { examples } from '../../controls/examples.ts'
import * as m from './controls.ts'

examples(m.documentsArePrivate, {
  met: [{ state: { SharedWith: [] } }, { state: { SharedWith: ['999999999999'] } }],
  unmet: [{ state: { SharedWith: ['all'] } }],
})
examples(m.automationIsLogged, {
  met: [{ AutomationLogDestination: 'CloudWatch' }],
  unmet: [{ AutomationLogDestination: null }],
})
examples(m.documentsCannotBeMadePublic, {
  met: [{ PublicSharingPermission: 'Disable' }],
  unmet: [{ PublicSharingPermission: 'Enable' }],
})
