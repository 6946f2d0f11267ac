import type { Template, TemplateMap, TemplateResource, TemplateValue } from '../../controls/template.ts'
import { visibleJson } from '../../core/visible.ts'

/** A part of a CloudFormation template as YAML: block style, functions in short form, `#` as a comment. */
export const templateYaml = ({ Resources }: Template): string =>
  [
    'Resources:',
    ...Object.entries(Resources).flatMap(([name, one]) =>
      typeof one === 'string' ? [`  # ${one}`] : [`  ${name}:`, ...resourceLines(one)],
    ),
  ].join('\n')

const resourceLines = ({ Type, attributes = {}, Properties, existing }: TemplateResource): string[] => [
  ...mapLines({ Type, ...attributes }, '    '),
  ...(existing || Object.keys(Properties).length > 0 ? ['    Properties:'] : []),
  ...(existing ? [`      # ${kept(existing)}`] : []),
  ...mapLines(Properties, '      '),
]

const kept = ({ note, without = [] }: NonNullable<TemplateResource['existing']>): string =>
  [
    'the rest as it is',
    ...(without.length > 0 ? [`, without ${without.join(' and ')}`] : []),
    ...(note ? [`; ${note}`] : []),
  ].join('')

const mapLines = (map: TemplateMap, margin: string): string[] =>
  Object.entries(map).flatMap(([key, value]) =>
    key === '#' ? [`${margin}# ${value}`] : withHead(`${margin}${scalar(key)}:`, value, margin),
  )

const listLines = (list: readonly TemplateValue[], margin: string): string[] =>
  list.flatMap((item) => {
    if (!isMap(item) || inline(item) !== undefined) return withHead(`${margin}-`, item, margin)
    const lines = mapLines(item, `${margin}  `)
    // a comment before the first key goes before the list item
    const notes = Object.keys(item)[0] === '#' ? lines.splice(0, 1) : []
    const [first = '', ...rest] = lines
    return [...notes.map((note) => note.slice(2)), `${margin}- ${first.trimStart()}`, ...rest]
  })

/** A value after its key or dash: on the same line if it fits. */
function withHead(head: string, value: TemplateValue, margin: string): string[] {
  const short = inline(value)
  if (short !== undefined) return [`${head} ${short}`]
  return [
    head,
    ...(isList(value) ? listLines(value, `${margin}  `) : isMap(value) ? mapLines(value, `${margin}  `) : []),
  ]
}

/** Undefined for values that need lines of their own. */
function inline(value: TemplateValue): string | undefined {
  if (typeof value !== 'object') return typeof value === 'string' ? scalar(value) : String(value)
  if (isList(value)) return value.length === 0 ? '[]' : undefined
  const entries = Object.entries(value)
  const [name, inner] = entries[0] ?? []
  if (name === undefined) return '{}'
  if (entries.length > 1) return undefined
  if (name === 'Ref') return `!Ref ${inner}`
  if (name === 'Fn::GetAtt' && Array.isArray(inner)) return `!GetAtt ${inner.join('.')}`
  return name === 'Fn::Sub' ? `!Sub ${scalar(String(inner))}` : undefined
}

/** A string, quoted if YAML 1.1, which CloudFormation uses, would read it as a number, date, boolean or syntax. */
function scalar(text: string): string {
  if (/[^ -~]/.test(text)) return visibleJson(text)
  const plain =
    /^[\w/.$]/.test(text) &&
    !/: | #|[: ]$/.test(text) &&
    !/^(y|n|yes|no|on|off|true|false|null|\.inf|\.nan)$/i.test(text) &&
    !/^([.\d][\d_.,:+eoxa-f-]*|e[-+]?\d+|\d{4}-\d\d?-\d.*)$/i.test(text)
  return plain ? text : `'${text.replaceAll("'", "''")}'`
}

const isList = (value: TemplateValue): value is readonly TemplateValue[] => Array.isArray(value)
const isMap = (value: TemplateValue): value is TemplateMap => typeof value === 'object' && !isList(value)
