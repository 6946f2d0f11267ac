import { type Control, withValues } from '../controls/control.ts'
import { changedValues, type ParameterValues } from '../controls/parameters.ts'

/** The controls, with parameters that a user set (by control id) in place of AWS's defaults. */
export const withSettings = (
  all: readonly Control[],
  settings: Readonly<Record<string, ParameterValues>>,
): readonly Control[] =>
  all.map((one) => {
    const given = Object.hasOwn(settings, one.id) ? (settings[one.id] ?? {}) : {}
    const mine = Object.entries(given).filter(([name]) => Object.hasOwn(one.parameters, name))
    return mine.length === 0 ? one : withValues(one, Object.fromEntries(mine))
  })

/** The parameters that differ from AWS's defaults, in the order of the controls. */
export function changedParameters(controls: readonly Control[]) {
  const rows = controls.flatMap((one) =>
    changedValues(one).map(([name, value]) => ({
      control: one.id,
      name,
      value,
      default: one.parameters[name]?.value ?? null,
    })),
  )
  const keys = rows.map(({ control, name }) => `${control} ${name}`)
  return rows.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}
