import { type Declaration, declarationsIn } from './declarations.ts'
import { camel } from './scaffold/text.ts'

/** A registry: the files of the services that it reads, and the declarations that it lists. */
export interface Registry {
  /** The file `controls.ts` or the folder `controls/` of a service. */
  readonly part: string
  /** The generated file, from the folder of the services. */
  readonly file: string
  /** What the generated file exports. */
  readonly name: string
  readonly type: string
  /** The functions that make an entry. If another function makes it, the declaration must state its type. */
  readonly makers: readonly string[]
  /** The types of a single entry, and the types of several. */
  readonly one: string
  readonly several?: string
  readonly from: string
  readonly doc: string
  /** The form: a list, one merged record, or a record with the id of each entry as its key. */
  readonly holds: 'list' | 'merged' | 'by id'
  /** A service may have the folder without a declaration in it: AWS Organizations has readers for the collectors of other services. */
  readonly mayBeNone?: true
}

export interface Source {
  /** From the folder of the services: `efs/controls.ts`. */
  readonly path: string
  readonly text: string
}

const list = (
  part: string,
  one: string,
  makers: readonly string[],
  rest: Pick<Registry, 'file' | 'name' | 'from' | 'doc' | 'mayBeNone'>,
) => ({ part, one, several: `readonly ${one}[]`, type: `readonly ${one}[]`, makers, holds: 'list', ...rest }) as const

export const registries: readonly Registry[] = [
  list('catalog', 'ServiceEntry', ['infrastructure', 'container', 'abstracted'], {
    file: 'catalog.gen.ts',
    name: 'services',
    from: '../catalog/service.ts',
    doc: 'The services that the catalog describes in full.',
  }),
  list('collect', 'Collector', ['collector'], {
    file: 'collectors.gen.ts',
    name: 'collectors',
    from: '../collect/collector.ts',
    doc: 'Every collector.',
    mayBeNone: true,
  }),
  list('collect', 'InventorySource', ['inventorySource'], {
    file: 'inventory.gen.ts',
    name: 'inventorySources',
    from: '../collect/inventory.ts',
    doc: 'Everything that lists resources of any type.',
    mayBeNone: true,
  }),
  list('controls', 'Control', ['control'], {
    file: 'controls.gen.ts',
    name: 'controls',
    from: '../controls/control.ts',
    doc: 'Every control.',
  }),
  list('practice', 'PracticeService', ['practiceService'], {
    file: 'practice.gen.ts',
    name: 'practiceServices',
    from: '../practice/service.ts',
    doc: 'Every service of the practice account.',
  }),
  {
    part: 'remedies',
    one: 'Remedies',
    type: 'Remedies',
    makers: [],
    holds: 'merged',
    file: 'remedies.gen.ts',
    name: 'remedies',
    from: '../controls/remedy.ts',
    doc: 'Every remedy, by the id of its control.',
  },
  {
    part: 'sdk',
    one: 'SdkClient',
    type: 'SdkTable',
    makers: ['sdkClient'],
    holds: 'by id',
    file: 'sdk.gen.ts',
    name: 'sdk',
    from: '../collect/sdk.ts',
    doc: "Every client of the SDK, by its id. A client's module is loaded at its first call.",
  },
]

/** The entries that the folders hold for a registry, or a sentence for each mistake. */
export interface Found {
  readonly entries: readonly { readonly path: string; readonly declaration: Declaration; readonly several: boolean }[]
  readonly mistakes: readonly string[]
}

/** Reads the sources of the services, sorted by path. */
export function find(registry: Registry, sources: readonly Source[]): Found {
  const entries: Found['entries'][number][] = []
  const mistakes: string[] = []
  const declaring = new Map<string, boolean>()
  for (const { path, text } of sources) {
    const [service = '', part] = path.split(/\/|\.ts$/)
    if (part !== registry.part) continue
    const whole = `${service}/${part}`
    const declarations = declarationsIn(text)
    for (const declaration of declarations) {
      const { name, type, maker } = declaration
      const several = type !== undefined && type === registry.several
      const one =
        type === undefined ? maker !== undefined && registry.makers.includes(maker) : isNamed(type, registry.one)
      if (one || several) {
        entries.push({ path, declaration, several })
        declaring.set(whole, true)
      } else if (maker !== undefined && type === undefined && part !== 'practice' && !isOfAnother(registry, maker))
        mistakes.push(`${path}: write down the type of ${name} (": ${registry.one}", if it is one)`)
    }
    if (!declaring.has(whole)) declaring.set(whole, false)
  }
  for (const [whole, some] of declaring)
    if (!some && !registry.mayBeNone) mistakes.push(`${whole}: declares no ${registry.one}`)
  return { entries, mistakes }
}

/** A part may declare for several lists: collectors, and sources of the inventory. */
const isOfAnother = ({ part }: Registry, maker: string): boolean =>
  registries.some((one) => one.part === part && one.makers.includes(maker))

/** `PracticeService<EfsState>` is a PracticeService. */
const isNamed = (type: string, name: string): boolean => type === name || type.startsWith(`${name}<`)

/** The text of the generated file. */
export function render(registry: Registry, { entries }: Found): string {
  const paths = [...new Set(entries.map(({ path }) => path))]
  const lines = entries.map(({ path, declaration: { name, id }, several }) => {
    const what = `${namespaceOf(path)}.${name}`
    if (registry.holds === 'by id') return `  ${/^\w+$/.test(id ?? '') ? id : `'${id}'`}: ${what},`
    return registry.holds === 'merged' || several ? `  ...${what},` : `  ${what},`
  })
  const [open, close] = registry.holds === 'list' ? '[]' : '{}'
  return [
    '/* Generated by scripts/generate-registries.ts from what the services declare: do not edit. */',
    `import type { ${registry.type.replace(/^readonly (\w+)\[\]$/, '$1')} } from '${registry.from}'`,
    ...paths.map((path) => `import * as ${namespaceOf(path)} from './${path}'`),
    '',
    `/** ${registry.doc} */`,
    `export const ${registry.name}: ${registry.type} = ${open}`,
    ...lines,
    `${close}`,
    '',
  ].join('\n')
}

/** `backup/controls/plans.ts` -> `backupControlsPlans`. */
const namespaceOf = (path: string): string => camel(path.replace(/\.ts$/, '').replaceAll('/', '-'))
