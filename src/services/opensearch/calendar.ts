import { type Calendar, endless } from '../../controls/calendar.ts'

/** The TLS policies of domain endpoints. AWS adds policies, and has announced no end of support of one. */
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

const versions = (software: string, end: string | null, ...numbers: readonly string[]): Calendar['ends'] =>
  Object.fromEntries(numbers.map((number) => [`${software}_${number}`, end]))

/** The versions of OpenSearch and legacy Elasticsearch, with the first day after standard support. */
export const domainVersions: Calendar = {
  name: 'engine versions of Amazon OpenSearch Service',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html#end-of-support',
  ends: {
    ...versions('OpenSearch', null, '3.5', '3.3', '3.1'),
    ...versions('OpenSearch', '2027-11-08', '2.19', '2.17', '2.15', '2.13', '2.11', '1.3'),
    ...versions('OpenSearch', '2025-11-08', '2.9', '2.7', '2.5', '2.3', '1.2', '1.1', '1.0'),
    ...versions('Elasticsearch', '2027-11-08', '7.10', '7.9', '6.8'),
    ...versions('Elasticsearch', '2025-11-08', '7.8', '7.7', '7.4', '7.1', '6.7', '6.5', '6.4', '6.3', '6.2', '6.0'),
    ...versions('Elasticsearch', '2025-11-08', '5.6', '5.5', '5.3', '5.1', '2.3', '1.5'),
  },
}
