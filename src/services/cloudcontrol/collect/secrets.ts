import { looksSecret } from '../../../collect/secret-values.ts'
import { byText, put } from '../../../core/by-text.ts'
import { parseJson } from '../../../core/json.ts'
import { isRecord } from '../../../core/record.ts'
import { isKept, LEFT_OUT, unread } from './kept.ts'
import { type HandledType, type HandledTypes, handledTypes } from './types.ts'

/** Replaces a secret, as in all AWS answers. */
const HIDDEN = '(redacted)'

/** Names of properties that hold a secret. References to a secret end differently: `SecretArn`, `KmsKeyId`. */
const SECRET_NAME =
  /(?:password|passwd|passphrase|secret|secretstring|secretbinary|secretvalue|token|credentials?|privatekey|secretkey|apikey|authkey|accountkey|sharedkey|presharedkey|accesskey|signingkey|licensekey|connectionstring|authorization|cookie|userdata|webhookurl|pwd?|(?<!by)pass)$/
/** Names of maps and lists in which every value may be a secret; their keys are not. */
const SECRET_BAG =
  /^(?:environment|environmentvariables|env|envvars|variables|secretvariables|stagevariables|headers|requestheaders|dockerlabels|driveropts|authenticationrequestextraparams|defaultarguments|nonoverridablearguments|connectorconfiguration)$/
/**
 * Names of strings and lists of strings in which people write secrets: commands with their arguments, and intrusion
 * detection rules.
 */
const FREE_TEXT = /^(?:(?:container)?(?:command|commands|entrypoint|arguments|args)|rulesstring)$/
/** A URL that contains credentials or a signature. */
const SIGNED_URL = /:\/\/[^/?#\s]*:[^/?#\s]*@|[?&](?:x-amz-(?:signature|security-token)|signature|sig|token)=/i
/** Names with public values that look random. */
const PLAIN_NAME =
  /(?:arn|id|ids|name|names|alias|etag|hash|digest|sha256|fingerprint|thumbprint|checksum|version|revision|region|type|endpoint|domain|uri|url)$/

/** A name without differences of style: `--db_password` and `DbPassword` become the same. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

let types: HandledTypes | undefined

/** Loads what the schemas say about secrets; must run before the first answer is read. */
export async function loadSchemas(): Promise<void> {
  types ??= await handledTypes()
}

/**
 * What is kept of a resource's properties, as JSON: the properties that a control or a catalog condition reads, the
 * tags and the identifier. Write-only properties (by the type's schema) are removed, and values with the name or form
 * of a secret are replaced. The names of all other properties are in `LEFT_OUT`, so that none of them counts as not
 * set. Text that is not JSON is hidden as a whole, and so are all properties of a type without a schema. `input` is the
 * request, which states the type: an answer may state a wrong one.
 */
export function withoutSecrets(text: string, input: unknown): string {
  const type = isRecord(input) ? input['TypeName'] : undefined
  const handled = typeof type === 'string' ? types?.(type) : undefined
  if (handled === undefined) return HIDDEN
  try {
    const document = parseJson(text)
    return isRecord(document) ? JSON.stringify(keptOf(document, handled)) : HIDDEN
  } catch {
    return HIDDEN
  }
}

function keptOf(document: Readonly<Record<string, unknown>>, handled: HandledType): Readonly<Record<string, unknown>> {
  for (const path of handled.writeOnly) remove(document, path.split('.'))
  const kept = byText<unknown>()
  const leftOut: string[] = []
  for (const [name, value] of Object.entries(document)) {
    if (isKept(handled, name, value))
      kept[name] = handled.identifier.includes(name)
        ? value
        : hidden(value, name, name === handled.tags ? NO_NAMES : unread)
    // a name of another form is not a CloudFormation property
    else if (/^\w{1,128}$/.test(name)) leftOut.push(name)
  }
  if (leftOut.length > 0) kept[LEFT_OUT] = leftOut.sort()
  return kept
}

function remove(from: unknown, [name, ...rest]: readonly string[]): void {
  if (name === undefined) return
  if (name === '*') {
    if (Array.isArray(from) || isRecord(from)) for (const one of Object.values(from)) remove(one, rest)
  } else if (isRecord(from)) {
    if (rest.length === 0) delete from[name]
    else if (Object.hasOwn(from, name)) remove(from[name], rest)
  } else if (Array.isArray(from)) for (const one of from) remove(one, [name, ...rest])
}

/** The keys of tags are the user's: none of them is the name of a property. */
const NO_NAMES: ReadonlySet<string> = new Set()

/** A value without its secrets. `never`: the names of members that nothing reads. `all`: every string in it is a secret. */
function hidden(value: unknown, name: string, never: ReadonlySet<string>, all = false): unknown {
  const bare = plain(name)
  if (typeof value === 'string') return isSecret(value, bare, all) ? HIDDEN : value
  if (Array.isArray(value)) return value.map((one) => hidden(one, name, never, all))
  if (!isRecord(value)) return value
  const every = all || SECRET_BAG.test(bare)
  const named = nameOf(value)
  for (const [key, one] of Object.entries(value)) {
    // in a pair of name and value, the name is not a secret; it says what the value is
    const isName = typeof one === 'string' && one === named && NAME.test(plain(key))
    const isValue = named !== undefined && VALUE.test(plain(key))
    if (!isName) put(value, key, hidden(one, isValue ? named : key, never, every || (never.has(key) && isText(one))))
  }
  return value
}

/** A text or a list of texts. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))

function isSecret(text: string, bare: string, all: boolean): boolean {
  if (text === '' || text === HIDDEN) return false
  // the value may be a reference: an ARN, or a dynamic reference of CloudFormation
  const isReference = /^(?:arn:[\w-]+:|\{\{resolve:)/.test(text)
  if (isReference) return looksSecret(text, true)
  if (all || SECRET_NAME.test(bare) || FREE_TEXT.test(bare) || SIGNED_URL.test(text)) return true
  return looksSecret(text, PLAIN_NAME.test(bare))
}

const NAME = /^(?:name|key|parametername|parameterkey|headername|variablename)$/
const VALUE = /^(?:value|values|parametervalue|headervalue|variablevalue|stringvalue)$/

/** The name in a pair of name and value: `{ Name: 'DB_PASSWORD', Value: ... }`. */
function nameOf(pair: Readonly<Record<string, unknown>>): string | undefined {
  const keys = Object.keys(pair)
  if (!keys.some((key) => VALUE.test(plain(key)))) return undefined
  const name = keys.find((key) => NAME.test(plain(key)))
  const text = name === undefined ? undefined : pair[name]
  return typeof text === 'string' ? text : undefined
}
