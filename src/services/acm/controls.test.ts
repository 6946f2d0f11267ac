import { examples } from '../../controls/examples.ts'
import * as acm from './controls.ts'

const state = (values: object) => ({ state: values as Record<string, unknown> })

examples(acm.certificatesAreRenewed, {
  absent: ['state.ExpiresInDays'],
  met: [state({ ExpiresInDays: 31 }), { ...state({ ExpiresInDays: 15 }), parameters: { daysToExpiration: 14 } }],
  unmet: [
    state({ ExpiresInDays: 30 }),
    state({ ExpiresInDays: -2 }),
    { ...state({ ExpiresInDays: 31 }), parameters: { daysToExpiration: 60 } },
  ],
  notApplicable: [state({ ExpiresInDays: null })],
})
examples(acm.certificatesHaveLongKeys, {
  met: [{ KeyAlgorithm: 'RSA_2048' }, { KeyAlgorithm: 'RSA_4096' }],
  unmet: [{ KeyAlgorithm: 'RSA_1024' }, { KeyAlgorithm: 'RSA_512' }],
  unknown: [{ KeyAlgorithm: null }],
  notApplicable: [{ KeyAlgorithm: 'EC_prime256v1' }],
})
const issued = { Type: 'AMAZON_ISSUED' }
examples(acm.certificatesRenewThemselves, {
  met: [{ ValidationMethod: 'DNS', state: issued }],
  unmet: [{ ValidationMethod: 'EMAIL', state: issued }],
  notApplicable: [{ ValidationMethod: 'DNS', state: { Type: 'IMPORTED' } }],
})
examples(acm.certificatesAreInUse, {
  met: [state({ InUse: true, Status: 'ISSUED' })],
  unmet: [state({ InUse: false, Status: 'ISSUED' })],
  notApplicable: [state({ InUse: true, Status: 'EXPIRED' })],
})
