import { uuidOf } from '../../../practice/ids.ts'
import { type Namings, short } from './naming.ts'

/** Types at the edge of the network: firewalls, mail, file transfer and telephony. */
export const ofTheEdge: Namings = {
  'AWS::Connect::Instance': {
    name: 'InstanceAlias',
    arn: ['connect', (_, id) => `instance/${id}`],
    id: ['Id', (_, name) => uuidOf('connect', name)],
    arnAs: 'Arn',
  },
  'AWS::NetworkFirewall::Firewall': {
    name: 'FirewallName',
    arn: ['network-firewall', (name) => `firewall/${name}`],
    arnAs: 'FirewallArn',
  },
  'AWS::NetworkFirewall::FirewallPolicy': {
    name: 'FirewallPolicyName',
    arn: ['network-firewall', (name) => `firewall-policy/${name}`],
    arnAs: 'FirewallPolicyArn',
  },
  'AWS::NetworkFirewall::RuleGroup': {
    name: 'RuleGroupName',
    arn: ['network-firewall', (name) => `stateless-rulegroup/${name}`],
    arnAs: 'RuleGroupArn',
  },
  'AWS::SES::ConfigurationSet': { name: 'Name', arn: ['ses', (name) => `configuration-set/${name}`] },
  'AWS::Transfer::Connector': {
    name: 'Url',
    arn: ['transfer', (_, id) => `connector/${id}`],
    id: ['ConnectorId', (place, name) => `c-${short('connector', 17)(place, name)}`],
    arnAs: 'Arn',
  },
}
