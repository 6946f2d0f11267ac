import type { PracticeService } from '../service.ts'
import { sts } from './sts.ts'

/** Every service of the practice account: one line each, in the order of the alphabet. */
export const services: readonly PracticeService[] = [sts]
