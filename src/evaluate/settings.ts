import { type Control, withValues } from '../controls/control.ts'
import { changedValues, type ParameterValues } from '../controls/parameters.ts'

/** The controls with the parameters that a user set, by the control's id; the others with AWS's defaults. */
export const withSettings = (
  all: readonly Control[],
  settings: Readonly<Record<string, ParameterValues>>,
): readonly Control[] =>
  all.map((one) => {
    const given = Object.hasOwn(settings, one.id) ? (settings[one.id] ?? {}) : {}
    const mine = Object.entries(given).filter(([name]) => Object.hasOwn(one.parameters, name))
    return mine.length === 0 ? one : withValues(one, Object.fromEntries(mine))
  })

/** The parameters whose value is not AWS's default, in the order of the controls. */
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
