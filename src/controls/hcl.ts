import type { Intrinsic, TemplateMap, TemplateValue } from './template.ts'

const WIDTH = 120

/**
 * A policy with these statements in Terraform, `jsonencode({ ... })`, formatted as by `terraform fmt`. `margin` is the
 * indentation of its line.
 */
export function policyHcl(statements: readonly TemplateMap[], margin = '  '): string {
  const [only, ...more] = statements.map((one) => lines(one, `${margin}    `))
  const list =
    more.length === 0
      ? ['[{', ...(only ?? []), `${margin}  }]`]
      : [
          '[',
          ...statements.flatMap((one) => [`${margin}    {`, ...lines(one, `${margin}      `), `${margin}    },`]),
          `${margin}  ]`,
        ]
  return [
    'jsonencode({',
    `${margin}  Version = "2012-10-17"`,
    `${margin}  Statement = ${list.join('\n')}`,
    `${margin}})`,
  ].join('\n')
}

/** The attributes of a block from a map, indented by two spaces. */
export const attributesHcl = (map: TemplateMap): string => lines(map, '  ').join('\n')

/** The attributes of a map, one per line when they fit, with the equals signs of consecutive lines aligned. */
function lines(map: TemplateMap, margin: string): string[] {
  const rows = Object.entries(map).map(([key, value]) =>
    key === '#' ? { comment: `${margin}# ${value}` } : { key: name(key), value: laidOut(value, margin, name(key)) },
  )
  return rows.map((row, at) => {
    if (row.comment !== undefined) return row.comment
    const group = runAround(rows, at)
    const width = row.value.includes('\n') ? 0 : Math.max(...group.map(({ key }) => key.length))
    return `${margin}${row.key.padEnd(width)} = ${row.value}`
  })
}

type Line =
  | { readonly comment: string; key?: never; value?: never }
  | { readonly comment?: never; readonly key: string; readonly value: string }

/** The consecutive one-line attributes around a row, which `terraform fmt` aligns. */
function runAround(rows: readonly Line[], at: number): { readonly key: string }[] {
  const short = (row: Line | undefined): row is Extract<Line, { key: string }> => row?.value?.includes('\n') === false
  let [from, to] = [at, at]
  while (short(rows[from - 1])) from -= 1
  while (short(rows[to + 1])) to += 1
  return rows.slice(from, to + 1).filter(short)
}

function laidOut(value: TemplateValue, margin: string, key: string): string {
  const short = inline(value)
  if (margin.length + key.length + short.length + 3 <= WIDTH || typeof value !== 'object' || isFunction(value))
    return short
  if (isList(value)) return ['[', ...value.map((item) => `${margin}  ${inline(item)},`), `${margin}]`].join('\n')
  return ['{', ...lines(value, `${margin}  `), `${margin}}`].join('\n')
}

function inline(value: TemplateValue): string {
  if (typeof value !== 'object') return typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (isList(value)) return `[${value.map(inline).join(', ')}]`
  if (isFunction(value))
    return JSON.stringify(readable('Ref' in value ? `\${${value.Ref}}` : String(Object.values(value)[0])))
  const members = Object.entries(value).map(([key, one]) => `${name(key)} = ${inline(one)}`)
  return `{ ${members.join(', ')} }`
}

/** Replaces CloudFormation pseudo parameters by the capitalised placeholders that readers fill in. */
const readable = (text: string): string =>
  text
    .replaceAll('${AWS::Partition}', 'aws')
    .replaceAll('${AWS::AccountId}', 'ACCOUNT_ID')
    .replaceAll('${AWS::Region}', 'REGION')

const name = (key: string): string => (/^\w+$/.test(key) ? key : JSON.stringify(key))
const isList = (value: TemplateValue): value is readonly TemplateValue[] => Array.isArray(value)
const isFunction = (value: object): value is Intrinsic => 'Ref' in value || 'Fn::Sub' in value || 'Fn::GetAtt' in value
