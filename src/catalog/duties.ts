import { compute } from './duties/compute.ts'
import { data } from './duties/data.ts'
import type { Duty } from './duties/duty.ts'
import { identity } from './duties/identity.ts'
import { network } from './duties/network.ts'
import { operations } from './duties/operations.ts'

const table = { ...compute, ...network, ...data, ...identity, ...operations }

export type DutyId = keyof typeof table

/** Every responsibility of the customer, by id. */
export const duties: Readonly<Record<DutyId, Duty>> = table

export const dutyIds = Object.keys(table) as readonly DutyId[] // safe: the keys of a literal that nobody adds to

/** Asked once, of the account, and of no other resource. */
export const isOfTheAccount = (id: DutyId): boolean => duties[id].account === true
