const NAMED = '(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|credentials?)'
/** The value after it, unless it is a reference to something else. */
const VALUE = String.raw`["']?(?!arn:|\{\{|\$\{|!)[^\s"',;{}]{6}`

/** Forms of keys and tokens, anywhere in a text. All repeats are bounded, since the texts are untrusted. */
const KNOWN_FORMS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/,
  // an access key id: its secret is probably in the same text
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
  // a JSON Web Token
  /\beyJ[\w-]{8,500}\.eyJ[\w-]{8}/,
  // GitHub, GitLab, npm, PyPI
  /\b(?:gh[opsur]_\w{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|npm_\w{36}|pypi-[\w-]{32,})/,
  // Slack
  /\bxox[abeoprs]-[\w-]{10,}|hooks\.slack\.com\/(?:services|workflows)\/\w+/,
  // Stripe, OpenAI and Anthropic, SendGrid, Google, Twilio, Databricks
  /\b(?:[rs]k_(?:live|test)_\w{16,}|sk-[\w-]{20,}|SG\.[\w-]{16,100}\.[\w-]{16}|AIza[\w-]{35}|SK[0-9a-f]{32}|dapi[0-9a-f]{32})/,
  // a user and a password in a URL
  /\w:\/\/[^\s/@:]{0,100}:[^\s/@]{1,200}@/,
  // a name and a value: `PASSWORD=...`, `--token ...`, `"secret": "..."`, `secret: ...`; the colon in an ARN is followed by no
  // space
  new RegExp(`(?:${NAMED}["']?\\s*=|${NAMED}["']\\s*:|${NAMED}:\\s|--[\\w-]{0,40}${NAMED}\\s)\\s*${VALUE}`, 'i'),
]

/** A CloudFormation dynamic reference to a secret, which is not a secret (AWSCloudFormation/latest/UserGuide/dynamic-references.html). */
const REFERENCE = /^\{\{resolve:[^}]*\}\}$/

/** A run of letters and digits long enough to be a key. */
const RUN = /[A-Za-z0-9+/_=-]{20,}/g
/** Bits per character from which a run with letters of both cases and digits counts as random. */
const RANDOM = 4

/** Public ids that look random: AWS's unique ids, UUIDs, hexadecimal digests. */
const PUBLIC_RUN = /^(?:[0-9a-f-]+|[0-9A-F-]+|[a-z]+-[0-9a-f]{8,17}|A[A-Z]{3}[A-Z0-9]{16,17})$/

/**
 * Whether a text contains what looks like a key, a token or a password. `isPlain`: the text is a name or an id, so a random look
 * means nothing.
 */
export function looksSecret(text: string, isPlain = false): boolean {
  if (REFERENCE.test(text)) return false
  if (KNOWN_FORMS.some((form) => form.test(text))) return true
  if (isPlain || text.startsWith('arn:')) return false
  return (text.match(RUN) ?? []).some(isRandom)
}

function isRandom(run: string): boolean {
  if (PUBLIC_RUN.test(run)) return false
  // a path, or a name of several words, is no key, but a part of it may be
  const parts = run.split(/[/_-]/).filter((part) => part.length >= 20)
  const whole = /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && !/[a-z]{5}/.test(run)
  return (whole && entropyOf(run) >= RANDOM) || parts.some((part) => part !== run && isRandom(part))
}

/** Shannon entropy in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
