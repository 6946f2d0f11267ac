import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer'
import { collector, detail, oneInEachRegion, pages, type Reach, stated } from '../../collect/collector.ts'
import { compareText } from '../../core/json.ts'

const regionType = 'Demarc::AccessAnalyzer::Region'
const analyzerType = 'AWS::AccessAnalyzer::Analyzer'

/** The analyzers of a region, sorted by name. Both collectors use this list; AWS is asked once. */
const analyzersOf = ({ client, once, region }: Reach) =>
  once(`analyzers ${region}`, async () => {
    const accessanalyzer = await client('accessanalyzer')
    const found: AnalyzerSummary[] = []
    const all = pages(
      (nextToken) => accessanalyzer.listAnalyzers({ nextToken }),
      (answer) => answer.analyzers,
      (answer) => answer.nextToken,
    )
    for await (const one of all) found.push(one)
    return found.sort((a, b) => compareText(a.name ?? '', b.name ?? ''))
  })

/** Whether the resources of a Region are analyzed for external access. A Region without an analyzer is listed too. */
export const analyzedRegions = collector({
  types: [regionType],
  service: 'accessanalyzer',
  scope: 'region',
  needs: [],
  list: oneInEachRegion(regionType),
  details: [
    detail({
      on: regionType,
      needs: ['access-analyzer:ListAnalyzers'],
      fills: ['Analyzers'],
      async get(reach) {
        const found = await analyzersOf(reach)
        return { properties: { Analyzers: found.map(({ name }) => stated(name, 'name')) } }
      },
    }),
  ],
})

export const analyzers = collector({
  types: [analyzerType],
  service: 'accessanalyzer',
  scope: 'region',
  needs: ['access-analyzer:ListAnalyzers'],
  async *list(reach) {
    for (const { arn, name, type, status, tags } of await analyzersOf(reach))
      yield {
        type: analyzerType,
        id: stated(arn, 'arn'),
        name: stated(name, 'name'),
        tags: { ...tags },
        properties: { AnalyzerName: stated(name, 'name'), Type: stated(type, 'type') },
        state: { Status: stated(status, 'status') },
      }
  },
})
