import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const on = 'AWS::SES::ConfigurationSet'

export const mailIsSentByTls = control({
  id: 'SES.3',
  compared: '2026-11-30',
  configRule: 'ses-sending-tls-required',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'SES configuration sets should require TLS for sending (DeliveryOptions.TlsPolicy)',
  // without a policy SES uses TLS if the receiver offers it (ses/latest/dg/security-protocols.html)
  finding: ({ DeliveryOptions }) => `DeliveryOptions.TlsPolicy is ${DeliveryOptions?.TlsPolicy ?? 'not set'}`,
  reads: ['DeliveryOptions'],
  holds: ({ DeliveryOptions }) => DeliveryOptions?.TlsPolicy === 'REQUIRE',
  fix: 'Set TlsPolicy to REQUIRE (PutConfigurationSetDeliveryOptions): mail to a server without TLS is then not delivered.',
  remedy: () => ({
    console: [
      'Amazon SES > Configuration sets, open the set > General details > Edit',
      'Under Delivery options choose TLS Required; Save changes',
    ],
    cli: updatedByCloudControl(on, 'CONFIGURATION_SET', { '/DeliveryOptions': { TlsPolicy: 'REQUIRE' } }),
    cloudformation: template({
      ConfigurationSet: existing(
        on,
        { DeliveryOptions: { TlsPolicy: 'REQUIRE' } },
        'Mail to a server without TLS is not delivered.',
      ),
    }),
    terraform: `resource "aws_sesv2_configuration_set" "this" {
  # the rest as it is
  configuration_set_name = "CONFIGURATION_SET"

  delivery_options {
    tls_policy = "REQUIRE"
  }
}`,
  }),
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ses-controls.html#ses-3',
})
