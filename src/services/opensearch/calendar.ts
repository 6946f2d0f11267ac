import { type Calendar, endless } from '../../controls/calendar.ts'

/** The TLS policies of a domain's endpoint. AWS adds some, and has announced no end of one. */
export const endpointPolicies: Calendar = {
  name: 'TLS policies of Amazon OpenSearch Service',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html',
  ends: endless(
    'Policy-Min-TLS-1-0-2019-07',
    'Policy-Min-TLS-1-2-2019-07',
    'Policy-Min-TLS-1-2-PFS-2023-10',
    'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08',
  ),
}
