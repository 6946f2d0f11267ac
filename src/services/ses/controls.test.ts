import { examples } from '../../controls/examples.ts'
import { mailIsSentByTls } from './controls.ts'

examples(mailIsSentByTls, {
  met: [{ DeliveryOptions: { TlsPolicy: 'REQUIRE' } }],
  unmet: [
    { DeliveryOptions: { TlsPolicy: 'OPTIONAL' } },
    { DeliveryOptions: { SendingPoolName: 'shop' } },
    { DeliveryOptions: null },
  ],
})
