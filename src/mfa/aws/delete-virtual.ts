import type { IAM } from '@aws-sdk/client-iam'
import type { DemarcError } from '../../core/errors.ts'
import { deleteVirtual } from './deactivate.ts'
import { virtualSerials } from './iam-calls.ts'
import { failureOf } from './refused.ts'

/** The result of deleting a virtual device. `there`: AWS refused, or still shows it; `unsure`: unknown. */
export type Deletion = { readonly is: 'deleted' } | { readonly is: 'there' | 'unsure'; readonly why: DemarcError }

/** Deletes a virtual device; if the answer was lost, what AWS shows afterwards decides. */
export async function deleteAndLook(iam: IAM, serial: string): Promise<Deletion> {
  try {
    await deleteVirtual(iam, serial)
    return { is: 'deleted' }
  } catch (error) {
    // safe: `deleteVirtual` throws only errors from `refusedCall`
    const why = error as DemarcError
    if (failureOf(why.cause).sure) return { is: 'there', why }
    const serials = await virtualSerials(iam, 'Any').catch(() => undefined)
    if (!serials) return { is: 'unsure', why }
    return serials.includes(serial) ? { is: 'there', why } : { is: 'deleted' }
  }
}
