import { compute } from './responsibilities/compute.ts'
import { data } from './responsibilities/data.ts'
import { identity } from './responsibilities/identity.ts'
import { network } from './responsibilities/network.ts'
import { operations } from './responsibilities/operations.ts'
import type { Responsibility } from './responsibilities/responsibility.ts'

const table = { ...compute, ...network, ...data, ...identity, ...operations }

export type ResponsibilityId = keyof typeof table

/** Every responsibility of the customer, by id. */
export const responsibilities: Readonly<Record<ResponsibilityId, Responsibility>> = table

export const responsibilityIds = Object.keys(table) as readonly ResponsibilityId[] // safe: the keys of a literal that never changes

/** Whether it is asked once, of the account, and of no other resource. */
export const isOfTheAccount = (id: ResponsibilityId): boolean => responsibilities[id].account === true
