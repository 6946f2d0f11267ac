import { byText } from '../core/by-text.ts'
import { type DutyId, duties } from './duties.ts'
import type { Placement } from './placements/placement.ts'
import type { Shape } from './shapes.ts'

/** What a shape has in a layer, instead of the layer's default duty. A layer in which the customer has no part drops its own. */
const ofShape: Readonly<Partial<Record<Shape, readonly DutyId[]>>> = {
  server: [
    'os-patching',
    'os-hardening',
    'os-images',
    'os-renewal',
    'remote-access',
    'malware-protection',
    'vulnerability-scans',
    'platform-updates',
    'platform-configuration',
    'code-and-dependencies',
    'secrets-in-code',
  ],
  device: [
    'os-patching',
    'os-hardening',
    'remote-access',
    'vulnerability-scans',
    'code-and-dependencies',
    'secrets-in-code',
  ],
  function: ['code-and-dependencies', 'secrets-in-code'],
  store: ['client-side-encryption', 'data-integrity'],
  identity: ['least-privilege'],
}

/** The types that have other duties in a layer than their shape. */
const rows: readonly (readonly [namespace: string, names: string, duties: readonly DutyId[]])[] = [
  ['Backup', 'LogicallyAirGappedBackupVault LegalHold', ['immutable-copies']],
  ['Backup', 'RestoreTestingPlan RestoreTestingSelection', ['restore-tests']],
  ['Bedrock', 'Agent Flow', ['prompts', 'guardrails', 'model-choice']],
  ['Bedrock', 'AgentAlias FlowAlias FlowVersion', ['prompts', 'model-choice']],
  ['Bedrock', 'ApplicationInferenceProfile IntelligentPromptRouter', ['model-choice']],
  ['Bedrock', 'AutomatedReasoningPolicy AutomatedReasoningPolicyVersion', ['guardrails']],
  ['Bedrock', 'EnforcedGuardrailConfiguration Guardrail GuardrailVersion', ['guardrails']],
  ['Bedrock', 'Prompt PromptVersion', ['prompts']],
  [
    'BedrockAgentCore',
    'Runtime Harness',
    ['code-and-dependencies', 'secrets-in-code', 'prompts', 'guardrails', 'model-choice'],
  ],
  [
    'CloudFront',
    'DistributionTenant StreamingDistribution',
    ['no-public-exposure', 'web-protection', 'ddos-protection'],
  ],
  ['EC2', 'EgressOnlyInternetGateway NatGateway SecurityGroupEgress', ['egress-rules']],
  ['GlobalAccelerator', 'Accelerator', ['firewall-rules', 'ddos-protection']],
  ['ImageBuilder', 'Component ContainerRecipe ImagePipeline ImageRecipe Workflow', ['os-images', 'os-renewal']],
  ['Lambda', 'CodeSigningConfig', ['signed-artefacts']],
  ['Lightsail', 'Distribution LoadBalancer', ['firewall-rules', 'ddos-protection']],
  ['NetworkFirewall', 'Firewall FirewallPolicy RuleGroup', ['firewall-rules', 'egress-rules']],
  ['QuickSight', 'Agent Flow', ['prompts', 'guardrails']],
  [
    'Route53',
    'DNSSEC DelegationSet HostedZone KeySigningKey RecordSet RecordSetGroup TrafficPolicy TrafficPolicyInstance',
    ['dns-records'],
  ],
  ['Route53Resolver', 'FirewallDomainList FirewallRuleGroup FirewallRuleGroupAssociation', ['dns-filtering']],
  ['SageMaker', 'Endpoint InferenceComponent', ['code-and-dependencies', 'secrets-in-code', 'model-choice']],
  ['SageMaker', 'Model ModelPackage', ['code-and-dependencies', 'signed-artefacts', 'model-choice']],
  ['SSM', 'MaintenanceWindow MaintenanceWindowTarget MaintenanceWindowTask PatchBaseline', ['os-patching']],
  ['Shield', 'DRTAccess ProactiveEngagement Protection ProtectionGroup', ['ddos-protection']],
  ['WAFv2', 'IPSet RegexPatternSet RuleGroup WebACL WebACLAssociation', ['web-protection']],
  ['Wisdom', 'AIAgent Assistant', ['prompts', 'guardrails']],
]

/** The duties of a type's own, by the full name. */
export const dutiesByType: Readonly<Record<string, readonly DutyId[]>> = byText(
  Object.fromEntries(
    rows.flatMap(([namespace, names, own]) => names.split(' ').map((name) => [`AWS::${namespace}::${name}`, own])),
  ),
)

/** The duties of a placed type beyond the default duty of each layer: its own, in the layers where it has some, else its shape's. */
export function dutiesOf({ type, shape, sets }: Placement): readonly DutyId[] {
  const layerOf = (duty: DutyId) => duties[duty].layer
  const own = dutiesByType[type] ?? []
  const taken = new Set(own.map(layerOf))
  const shaped = (ofShape[shape] ?? []).filter((duty) => !taken.has(layerOf(duty)))
  // what sets who may act is asked about that, though it holds neither data nor code
  const granted: readonly DutyId[] = sets.includes('identity') && !taken.has('identity') ? ['least-privilege'] : []
  return [...new Set([...own, ...shaped, ...granted])]
}
