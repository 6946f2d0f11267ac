/** The domain of an e-mail address, in lower case; the local part may contain a quoted @. */
const domainOf = (email: string | null): string | undefined =>
  email?.includes('@') ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : undefined

/** Domains where anyone can get an address and keeps it after leaving an organization. */
const PUBLIC: ReadonlySet<string> = new Set(
  `126.com 163.com aol.com fastmail.com gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.com icloud.com
  laposte.net live.com mac.com mail.com mail.ru mailbox.org me.com msn.com orange.fr outlook.com pm.me posteo.de proton.me protonmail.com
  qq.com t-online.de tuta.com tutanota.com web.de yahoo.com yandex.com yandex.ru ymail.com zoho.com`.split(/\s+/),
)

/**
 * Whether an e-mail address belongs to the organization: it is at the domain of the management account's address, or a parent or
 * subdomain. Null when an address was not seen, or the management account's own domain is public.
 */
export function isOwnDomain(address: string | null, ofManagement: string | null): boolean | null {
  const [domain, management] = [domainOf(address), domainOf(ofManagement)]
  if (domain === undefined) return null
  if (PUBLIC.has(domain)) return false
  if (management === undefined || PUBLIC.has(management)) return null
  return domain === management || domain.endsWith(`.${management}`) || management.endsWith(`.${domain}`)
}
