import type { ServiceEntry } from './service.ts'
import { account } from './services/account.ts'
import { cloudtrail } from './services/cloudtrail.ts'
import { kms } from './services/kms.ts'
import { s3 } from './services/s3.ts'

/** The services that the catalog describes in full, by id. One line each. */
export const services: readonly ServiceEntry[] = [account, cloudtrail, kms, s3]
