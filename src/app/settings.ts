import type { Control } from '../controls/control.ts'
import { isCustomizable, type ParameterValue, type ParameterValues, readParameter } from '../controls/parameters.ts'
import { DemarcError } from '../core/errors.ts'
import { changedParameters, withSettings } from '../evaluate/settings.ts'
import type { Config, ParameterSettings } from '../ledger/config/config.ts'

/** The parameters in a recording that its scan used. */
export interface RecordedSettings {
  readonly path: string
  readonly parameters: ParameterSettings | undefined
}

/**
 * The controls with the parameters set in `demarc.yaml`, or else those of a recording. A recording is untrusted, so its values
 * are checked against the same ranges. Throws `RECORDING_UNSUPPORTED` for a value that no user could have set.
 */
export function withParameters(
  controls: readonly Control[],
  config: Config | undefined,
  recorded: RecordedSettings | undefined,
): readonly Control[] {
  const given = config?.parameters ?? {}
  if (Object.keys(given).length > 0) return withSettings(controls, given)
  if (recorded?.parameters === undefined) return controls
  for (const [id, values] of Object.entries(recorded.parameters)) demandAllowed(controls, id, values, recorded.path)
  return withSettings(controls, recorded.parameters)
}

function demandAllowed(controls: readonly Control[], id: string, values: ParameterValues, path: string): void {
  for (const [name, value] of Object.entries(values)) {
    const isAllowed = controls.some(
      ({ id: one, parameters }) =>
        one === id &&
        Object.hasOwn(parameters, name) &&
        parameters[name] !== undefined &&
        isCustomizable(parameters[name]) &&
        'value' in readParameter(parameters[name], textOf(value)),
    )
    if (!isAllowed)
      throw new DemarcError(
        'RECORDING_UNSUPPORTED',
        `${path} was judged with a value of ${id} ${name} that AWS does not allow`,
        {
          hint: 'Judge it with the parameters of a demarc.yaml of your own.',
        },
      )
  }
}

const textOf = (value: ParameterValue): string | readonly string[] =>
  value === null || typeof value !== 'object' ? String(value) : value.map(String)

/** The parameters that differ from AWS's defaults, by control and name; undefined when there are none. */
export function settingsOf(controls: readonly Control[]): Record<string, Record<string, ParameterValue>> | undefined {
  const settings: Record<string, Record<string, ParameterValue>> = {}
  for (const { control, name, value } of changedParameters(controls))
    settings[control] = { ...settings[control], [name]: value }
  return Object.keys(settings).length > 0 ? settings : undefined
}
