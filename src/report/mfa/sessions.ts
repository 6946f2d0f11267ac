import { visible, visibleJson } from '../../core/visible.ts'
import { factsOfKey, type KeptFile } from '../../mfa/session/kept.ts'

const MINUTE = 60_000

/** The sessions stored on this machine, one per line, without their secrets. */
export function sessionsText(kept: readonly KeptFile[], now: number): string {
  if (kept.length === 0) return 'no session is kept\n'
  const lines = kept.map((one) => {
    const { from, endpoint, roles } = factsOfKey(one.key)
    const at = endpoint === null ? '' : `, at ${endpoint}`
    const sealed = one.sealed === undefined ? '' : ', sealed'
    return visible(
      `${left(one.expiresAt, now)}  ${roles.at(-1) ?? 'the user'}  (from ${from}, device ${one.device}${at}${sealed})`,
    )
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** The time left: `11 h 59 min`. */
function left(expiresAt: string, now: number): string {
  const minutes = Math.floor((Date.parse(expiresAt) - now) / MINUTE)
  if (minutes < 0) return 'over'.padEnd(11)
  return `${String(Math.floor(minutes / 60)).padStart(2)} h ${String(minutes % 60).padStart(2)} min`
}

/** The same as JSON. */
export function sessionsJson(kept: readonly KeptFile[]): string {
  const sessions = kept.map(({ key, device, openedAt, expiresAt, sealed }) => ({
    ...factsOfKey(key),
    device,
    openedAt,
    expiresAt,
    sealed: sealed !== undefined,
  }))
  return `${visibleJson({ schema: 'demarc.mfa-sessions/1', sessions }, 2)}\n`
}
