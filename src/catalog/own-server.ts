import type { ResponsibilityId } from './responsibilities.ts'

/** The responsibilities for the software of a server whose operating system the customer patches, or starts to patch. */
export const ofOwnServer: readonly ResponsibilityId[] = [
  'os-patching',
  'os-hardening',
  'os-images',
  'os-renewal',
  'remote-access',
  'malware-protection',
  'vulnerability-scans',
  'platform-updates',
  'platform-configuration',
  'code-and-dependencies',
  'secrets-in-code',
]
