import { type Duties, wellArchitected } from './duty.ts'

/** Network and encryption in transit. */
export const network = {
  'no-public-exposure': {
    layer: 'network',
    says: 'Expose to the internet only what has to be public.',
    why: 'Public addresses are scanned within minutes.',
    how: 'Place resources in private subnets without public addresses; use load balancers or CloudFront as the public endpoint.',
    source: `${wellArchitected}/security-pillar/sec_network_protection_create_layers.html`,
  },
  'firewall-rules': {
    layer: 'network',
    says: 'Allow only the ports and sources that are needed.',
    why: 'Scanners try administrative ports such as 22 and 3389 first.',
    how: 'Name sources in security groups (other groups, known ranges). Use 0.0.0.0/0 and ::/0 only for the ports of a public service.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  },
  'egress-rules': {
    layer: 'network',
    says: 'Allow outbound traffic only to the destinations that the workload needs.',
    why: 'Malware and stolen data leave through outbound connections.',
    how: 'Restrict outbound rules of security groups, and filter domains with AWS Network Firewall.',
    source: `${wellArchitected}/security-pillar/sec_network_protection_layered.html`,
  },
  'dns-filtering': {
    layer: 'network',
    says: 'Filter outbound DNS queries.',
    why: 'Data can be sent out in DNS queries, past a firewall that filters connections only.',
    how: 'Associate Route 53 Resolver DNS Firewall rule groups with the VPC.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall.html',
  },
  'dns-records': {
    layer: 'network',
    says: 'Keep DNS records and delegations only for resources that you own, and sign public zones with DNSSEC.',
    why: 'A record that points to a deleted resource lets an attacker serve content under your domain name.',
    how: 'Delete records before the resource that they name, match delegation records with the name servers of the hosted zone, and enable DNSSEC signing.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/protection-from-dangling-dns.html',
  },
  'ddos-protection': {
    layer: 'network',
    says: 'Protect public endpoints from denial of service at the application layer.',
    why: 'Shield Standard covers the common attacks on network and transport layers; floods of valid requests need rules of yours.',
    how: 'Add rate-based AWS WAF rules, put CloudFront before the endpoint, and decide whether you need Shield Advanced.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/ddos-overview.html',
  },
  'private-connectivity': {
    layer: 'network',
    says: 'Connect your resources to AWS services over private paths.',
    why: 'Traffic through a VPC endpoint does not cross the internet, and an endpoint policy can restrict it.',
    how: 'Create VPC endpoints for the services that you use, and route through them.',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  },
  'network-placement': {
    layer: 'network',
    says: 'Place the resource in a network segment that fits the sensitivity of its data.',
    why: 'Segments limit how far an intrusion can spread.',
    how: 'Separate public, private and data subnets, and put data stores where only the application reaches them.',
    source: `${wellArchitected}/security-pillar/sec_network_protection_create_layers.html`,
  },
  'web-protection': {
    layer: 'network',
    says: 'Filter malicious requests before they reach the application.',
    why: 'Malformed requests exploit differences between the proxy and the application.',
    how: 'Associate an AWS WAF web ACL, and set the desync mitigation mode to defensive or strictest.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-chapter.html',
  },
  'network-hygiene': {
    layer: 'network',
    says: 'Delete unused network resources.',
    why: 'Unused resources are not reviewed, and can be attached by mistake.',
    how: 'Delete unused network ACLs, security groups and Elastic IP addresses.',
    source: `${wellArchitected}/security-pillar/sec_network_protection_create_layers.html`,
  },
  'require-tls': {
    layer: 'encryption-in-transit',
    says: 'Require TLS for every connection.',
    why: 'Unencrypted traffic can be read and changed on the way.',
    how: 'Deny unencrypted connections: aws:SecureTransport in the policy, HTTPS listeners with redirects, force_ssl parameters.',
    source: `${wellArchitected}/security-pillar/sec_protect_data_transit_encrypt.html`,
  },
  'tls-strength': {
    layer: 'encryption-in-transit',
    says: 'Use current TLS versions and ciphers, and certificates that renew automatically.',
    why: 'Old TLS versions have known weaknesses; an expired certificate stops the service.',
    how: 'Choose a current predefined security policy and certificates of AWS Certificate Manager.',
    source: `${wellArchitected}/security-pillar/sec_protect_data_transit_key_cert_mgmt.html`,
  },
} as const satisfies Duties
