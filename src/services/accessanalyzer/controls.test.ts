import { type Example, missing } from '../../controls/example-world.ts'
import { examples } from '../../controls/examples.ts'
import { analyzersAreActive, externalAccessIsAnalyzed } from './controls.ts'

const analyzer = (more: object = {}, Status = 'ACTIVE'): Example => ({
  AnalyzerName: 'a',
  Type: 'ACCOUNT',
  state: { Status },
  ...more,
})
const noAnalyzers = missing('access-analyzer:ListAnalyzers')
const region = (one: Example): Example => ({ Analyzers: ['a'], near: { analyzers: [one] } })

examples(externalAccessIsAnalyzed, {
  met: [
    region(analyzer()),
    { Analyzers: ['a', 'b'], near: { analyzers: [analyzer(), noAnalyzers] } },
    {
      Analyzers: ['a', 'b'],
      near: { analyzers: [analyzer({ Type: 'ORGANIZATION' }), analyzer({ AnalyzerName: 'b' })] },
    },
  ],
  unmet: [
    { Analyzers: [], near: { analyzers: [analyzer()] } },
    region(analyzer({ Type: 'ORGANIZATION' })),
    region(analyzer({ Type: 'ACCOUNT_UNUSED_ACCESS' })),
    region(analyzer({ Type: 'ACCOUNT_INTERNAL_ACCESS' })),
    region(analyzer({}, 'DISABLED')),
    region(analyzer({}, 'CREATING')),
  ],
  unknown: [
    { Analyzers: ['a'], near: { analyzers: [] } },
    { Analyzers: ['a', 'b'], near: { analyzers: [analyzer({}, 'FAILED'), noAnalyzers] } },
  ],
})

const status = (Status: string): Example => ({ state: { Status } })
examples(analyzersAreActive, {
  met: [status('ACTIVE')],
  unmet: [status('DISABLED'), status('FAILED')],
  notApplicable: [status('CREATING')],
})
