import type { ServiceEntry } from './service.ts'
import { account } from './services/account.ts'
import { cloudtrail } from './services/cloudtrail.ts'

/** The services that the catalog describes in full, by id. One line each. */
export const services: readonly ServiceEntry[] = [account, cloudtrail]
