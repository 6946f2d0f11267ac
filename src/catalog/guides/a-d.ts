import { readOn } from '../sources.ts'

export const guidesAD = readOn('2026-11-30', [
  [
    'AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html',
    'the customer chooses whether a stack is protected from deletion; by default it is not',
    'protection on stacks is disabled by',
  ],
  [
    'codebuild/latest/userguide/fleets.html',
    'CodeBuild maintains the instances of a reserved fleet; the customer can bring an image of its own',
    'Amazon EC2 that are maintained by',
  ],
  [
    'directconnect/latest/UserGuide/direct-connect-gateways-intro.html',
    'AWS makes a Direct Connect gateway available; it stands outside the path of traffic',
    'operates outside the data traffic path',
  ],
  [
    'directconnect/latest/UserGuide/monitoring-cloudwatch.html',
    'AWS publishes metrics of lines and virtual interfaces',
    'Metrics are available for Direct Connect',
  ],
])
