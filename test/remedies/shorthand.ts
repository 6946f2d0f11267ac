/**
 * The shorthand of the AWS CLI for structures, `Key=value,Other=[a,b],Inner={X=1}`
 * (cli/latest/userguide/cli-usage-shorthand.html), as plain data; undefined where a text is none.
 */
export type Shorthand = string | readonly Shorthand[] | { readonly [key: string]: Shorthand }

export function readShorthand(text: string): { readonly [key: string]: Shorthand } | undefined {
  const reader = { text, at: 0 }
  const value = pairs(reader, undefined)
  return value && reader.at === text.length ? value : undefined
}

interface Reader {
  readonly text: string
  at: number
}

const KEY = /^\s*([A-Za-z0-9_.#/:-]+)\s*(?::=|@=|=)/

/** `key=value` pairs with commas between, up to the end or to `close`. */
function pairs(reader: Reader, close: string | undefined): Record<string, Shorthand> | undefined {
  const found: Record<string, Shorthand> = {}
  for (;;) {
    const key = KEY.exec(reader.text.slice(reader.at))
    if (!key?.[1]) return undefined
    reader.at += key[0].length
    const read = value(reader, close)
    if (read === undefined) return undefined
    found[key[1]] = read
    if (reader.text[reader.at] !== ',') return found
    reader.at += 1
  }
}

/** One value, or several with commas between, which make a list as long as no new key comes. */
function value(reader: Reader, close: string | undefined): Shorthand | undefined {
  const first = single(reader, close)
  if (first === undefined) return undefined
  const items: Shorthand[] = [first]
  while (reader.text[reader.at] === ',' && !KEY.test(reader.text.slice(reader.at + 1))) {
    reader.at += 1
    const next = single(reader, close)
    if (next === undefined) return undefined
    items.push(next)
  }
  return items.length === 1 ? first : items
}

function single(reader: Reader, close: string | undefined): Shorthand | undefined {
  const opening = reader.text[reader.at]
  if (opening === '[') return list(reader)
  if (opening === '{') return hash(reader)
  if (opening === '"' || opening === "'") {
    const end = reader.text.indexOf(opening, reader.at + 1)
    if (end === -1) return undefined
    const value = reader.text.slice(reader.at + 1, end)
    reader.at = end + 1
    return value
  }
  const ends = close === undefined ? /[,]/ : /[,\]}]/
  const rest = reader.text.slice(reader.at)
  const length = ends.exec(rest)?.index ?? rest.length
  reader.at += length
  return rest.slice(0, length)
}

function list(reader: Reader): readonly Shorthand[] | undefined {
  const items: Shorthand[] = []
  do {
    reader.at += 1
    const item = single(reader, ']')
    if (item === undefined) return undefined
    items.push(item)
  } while (reader.text[reader.at] === ',')
  if (reader.text[reader.at] !== ']') return undefined
  reader.at += 1
  return items
}

function hash(reader: Reader): { readonly [key: string]: Shorthand } | undefined {
  reader.at += 1
  const value = pairs(reader, '}')
  if (value === undefined || reader.text[reader.at] !== '}') return undefined
  reader.at += 1
  return value
}
