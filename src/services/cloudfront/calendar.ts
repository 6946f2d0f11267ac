import { type Calendar, endless } from '../../controls/calendar.ts'

/** The security policies for viewers. AWS adds policies, and has announced no end date for any of them. */
export const viewerPolicies: Calendar = {
  name: 'security policies of Amazon CloudFront',
  read: '2026-11-30',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  ends: endless(
    'SSLv3',
    'TLSv1',
    'TLSv1_2016',
    'TLSv1.1_2016',
    'TLSv1.2_2018',
    'TLSv1.2_2019',
    'TLSv1.2_2021',
    'TLSv1.2_2025',
    'TLSv1.3_2025',
  ),
}
