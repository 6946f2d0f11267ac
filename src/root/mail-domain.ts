/** The domain of an e-mail address, in small letters: its local part may hold an @ in quotes. */
const domainOf = (email: string | null): string | undefined =>
  email?.includes('@') ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : undefined

/** Domains where any person can have an address, and keeps it after leaving: no organization owns one. */
const PUBLIC: ReadonlySet<string> = new Set(
  `126.com 163.com aol.com fastmail.com gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.com icloud.com
  laposte.net live.com mac.com mail.com mail.ru mailbox.org me.com msn.com orange.fr outlook.com pm.me posteo.de proton.me protonmail.com
  qq.com t-online.de tuta.com tutanota.com web.de yahoo.com yandex.com yandex.ru ymail.com zoho.com`.split(/\s+/),
)

/**
 * Whether an e-mail address is at a domain of the organization's: at that of the management account's address, or one above or below it.
 * Null where one of them was not seen, or where the management account's own tells nothing.
 */
export function isOwnDomain(address: string | null, ofManagement: string | null): boolean | null {
  const [domain, management] = [domainOf(address), domainOf(ofManagement)]
  if (domain === undefined) return null
  if (PUBLIC.has(domain)) return false
  if (management === undefined || PUBLIC.has(management)) return null
  return domain === management || domain.endsWith(`.${management}`) || management.endsWith(`.${domain}`)
}
