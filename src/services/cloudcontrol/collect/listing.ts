import type { CloudControl, ResourceDescription } from '@aws-sdk/client-cloudcontrol'
import { pages } from '../../../collect/collector.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import type { HandledType, ParentProperty } from './types.ts'

/** The ResourceModel of a list request, by property. */
type ListModel = Readonly<Record<string, string>>

/** The most listings of one type in a region; there is one for each parent. */
const MOST_MODELS = 1_000
/** The most resources of one type that are read from a region's listings. */
const MOST_LISTED = 100_000
/** A page may be empty and still have a next page; some handlers continue like that for long. */
const MOST_PAGES_A_LISTING = 2_000

interface Where {
  readonly account: string
  readonly region: string
  readonly homeRegion: string
  /** Identifiers of the resources of a type. Throws if they cannot be listed. */
  readonly identifiersOf: (type: string) => Promise<readonly string[]>
}

/**
 * All request models for a type's listing: one for each combination of its parents. Throws `IncompleteAnswerError` if a
 * parent cannot be determined.
 */
export async function modelsOf({ parents }: HandledType, where: Where): Promise<readonly ListModel[]> {
  let models: readonly ListModel[] = [{}]
  for (const parent of parents) {
    const values = await valuesOf(parent, where)
    models = models.flatMap((model) => values.map((value) => ({ ...model, [parent.property]: value })))
    if (models.length > MOST_MODELS)
      throw new IncompleteAnswerError(`it is listed by ${parent.property}, of which there are more than ${MOST_MODELS}`)
  }
  return models
}

async function valuesOf({ property, type, values }: ParentProperty, where: Where): Promise<readonly string[]> {
  if (type !== undefined) return where.identifiersOf(type)
  if (values === undefined) throw new IncompleteAnswerError(`it is listed by ${property}, which is not known`)
  return values
    .filter((one) => one !== 'CLOUDFRONT' || where.region === where.homeRegion)
    .map((one) => (one === '@account' ? where.account : one))
}

/** The resources of one listing of a type. If its pages do not end, throws after the resources found until then. */
export async function* listed(
  client: CloudControl,
  { type }: HandledType,
  model: ListModel,
): AsyncGenerator<ResourceDescription, void, undefined> {
  const { length } = Object.keys(model)
  const more = length === 0 ? {} : { ResourceModel: JSON.stringify(model) }
  let [asked, shown] = [0, 0]
  const listing = pages(
    (NextToken) => {
      if (++asked > MOST_PAGES_A_LISTING) throw endless(`${MOST_PAGES_A_LISTING} pages`)
      return client.listResources({ TypeName: type, NextToken, ...more })
    },
    ({ TypeName, ResourceDescriptions }) => {
      if (TypeName !== undefined && TypeName !== type)
        throw new IncompleteAnswerError('the handler listed another type')
      return ResourceDescriptions
    },
    ({ NextToken }) => NextToken,
  )
  for await (const one of listing) {
    if (++shown > MOST_LISTED) throw endless(`${MOST_LISTED} resources`)
    yield one
  }
}

const endless = (what: string): IncompleteAnswerError => new IncompleteAnswerError(`the listing has no end (${what})`)
