import type { Control } from '../../controls/control.ts'
import { type ParameterValue, readParameter } from '../../controls/parameters.ts'
import { suggest } from '../../core/suggest.ts'
import type { ParameterSettings } from './config.ts'
import type { ConfigText } from './schema.ts'

/** An invalid setting: its place in the file, whether the key (not the value) is wrong, and what is wrong. */
interface WrongSetting {
  readonly path: readonly string[]
  readonly key?: boolean
  readonly message: string
}

/**
 * The parameters that a `demarc.yaml` sets. Only parameters that AWS calls customizable can be set, within AWS's range.
 * Everything else is an error, including unknown controls and parameters.
 */
export function readSettings(
  given: ConfigText['parameters'],
  controls: readonly Control[],
  unknownControl: (id: string) => string | undefined,
): { readonly settings: ParameterSettings; readonly wrong: readonly WrongSetting[] } {
  const wrong: WrongSetting[] = []
  const settings = Object.entries(given).map(([id, parameters]) => {
    const path = ['parameters', id]
    const message = unknownControl(id)
    if (message !== undefined) {
      wrong.push({ path, key: true, message })
      return [id, {}] as const
    }
    // several controls can share an id, each on its own type
    const declared = new Map(controls.filter((one) => one.id === id).flatMap((one) => Object.entries(one.parameters)))
    const values: [string, ParameterValue][] = []
    for (const [name, text] of Object.entries(parameters)) {
      const parameter = declared.get(name)
      if (!parameter) {
        wrong.push({ path: [...path, name], key: true, message: noParameter(id, name, [...declared.keys()]) })
        continue
      }
      const read = readParameter(parameter, text)
      if ('wrong' in read) wrong.push({ path: [...path, name], message: `${name} of ${id} ${read.wrong}` })
      else values.push([name, read.value])
    }
    return [id, Object.fromEntries(values)] as const
  })
  return { settings: Object.fromEntries(settings), wrong }
}

function noParameter(id: string, name: string, names: readonly string[]): string {
  if (names.length === 0) return `${id} has no parameters`
  const near = suggest(name, names)
  return `${id} has no parameter "${name}"; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : `it has ${names.join(', ')}`}`
}
