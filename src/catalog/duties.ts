import type { LayerId } from './layers.ts'

/** One thing the customer must do in a layer. */
export interface Duty {
  readonly layer: LayerId
  /** The duty, one sentence in the imperative. */
  readonly says: string
  readonly why: string
  readonly how: string
  /** The AWS page that says so. */
  readonly source: string
}

const table = {
  'os-patching': {
    layer: 'guest-os',
    says: 'Patch the operating system and what is installed on it.',
    why: 'Most break-ins use weaknesses for which a patch had long been out.',
    how: 'Enrol the instance in Systems Manager and let Patch Manager install patches in a maintenance window; look at its compliance.',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager.html',
  },
  'os-hardening': {
    layer: 'guest-os',
    says: 'Harden the operating system: services, accounts and software that the workload needs, and no others.',
    why: 'Whatever runs without need is a way in that nobody watches.',
    how: 'Start from a hardened image (CIS Benchmarks, EC2 Image Builder components), remove what is not needed, and attest the result with a scan report.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_compute_hardened_images.html',
  },
  'os-images': {
    layer: 'guest-os',
    says: 'Start from images that are current, known and yours to trust.',
    why: 'A forgotten or foreign image brings its weaknesses to every instance that starts from it.',
    how: 'Build images by a pipeline (EC2 Image Builder), deprecate old ones, and allow only known publishers by the Allowed AMIs setting.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-allowed-amis.html',
  },
  'platform-updates': {
    layer: 'platform',
    says: 'Keep the engine, runtime or platform version current.',
    why: 'Versions at the end of their life get no patches, and late jumps break more than small steps.',
    how: 'Switch on automatic minor version updates in a maintenance window, and plan major ones before support ends.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_compute_vulnerability_management.html',
  },
  'platform-configuration': {
    layer: 'platform',
    says: 'Configure the engine or platform safely, away from its well-known defaults.',
    why: 'Attackers try the well-known defaults first.',
    how: 'Change default ports, names and parameters where the service lets you, and keep the parameters in your templates.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_compute_reduce_surface.html',
  },
  'code-and-dependencies': {
    layer: 'application',
    says: 'Keep your code, its dependencies and its images free of known weaknesses.',
    why: 'AWS runs your code as it is: a hole in it is open whatever lies beneath.',
    how: 'Scan code, dependencies and images in the pipeline (Amazon Inspector, ECR scanning), and attest with the reports.',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/application-security.html',
  },
  'container-isolation': {
    layer: 'application',
    says: 'Run containers without what they do not need: root, privileges, a writable file system, namespaces of the host.',
    why: 'Whoever breaks out of such a container has the host, and its neighbours with it.',
    how: 'Set user, privileged, readonlyRootFilesystem and the network and process modes in the task definition or the pod.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  },
  'no-public-exposure': {
    layer: 'network',
    says: 'Expose nothing to the internet that need not be there.',
    why: 'All that has a public address is found and probed within minutes.',
    how: 'Keep resources in private subnets without public addresses; let load balancers or CloudFront face the internet.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html',
  },
  'firewall-rules': {
    layer: 'network',
    says: 'Open only the ports that are needed, only to those who need them.',
    why: 'An open administrative port is the first thing that scanners try.',
    how: 'Name sources in security groups (other groups, known ranges), never 0.0.0.0/0 or ::/0, but for the ports of a public service.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  },
  'private-connectivity': {
    layer: 'network',
    says: 'Keep the traffic between your resources and AWS services on private paths.',
    why: 'Traffic that never leaves the private network cannot be misdirected outside, and endpoint policies can limit it.',
    how: 'Create VPC endpoints for the services that you use, and route through them.',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
  },
  'network-placement': {
    layer: 'network',
    says: 'Place the resource in the network segment that fits its sensitivity.',
    why: 'Segments keep a break-in from spreading.',
    how: 'Separate public, private and data subnets, and put data stores where only the application reaches them.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html',
  },
  'web-protection': {
    layer: 'network',
    says: 'Filter hostile requests before they reach the application.',
    why: 'Malformed and hostile requests exploit differences between proxy and application.',
    how: 'Associate an AWS WAF web ACL, and set the desync mitigation mode to defensive or strictest.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-chapter.html',
  },
  'network-hygiene': {
    layer: 'network',
    says: 'Remove network components that nothing uses.',
    why: 'Forgotten parts are not watched, and come into use by mistake.',
    how: 'Delete unused network ACLs, security groups and addresses.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html',
  },
  'require-tls': {
    layer: 'encryption-in-transit',
    says: 'Require TLS for every connection.',
    why: 'What travels in the clear can be read and changed on its way.',
    how: 'Refuse plain connections: aws:SecureTransport in the policy, HTTPS listeners with redirects, force_ssl parameters.',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_encrypt.html',
  },
  'tls-strength': {
    layer: 'encryption-in-transit',
    says: 'Use current TLS versions and ciphers, and certificates that renew themselves.',
    why: 'Old versions have known breaks; expired certificates stop the service.',
    how: 'Choose a current predefined security policy and certificates of AWS Certificate Manager.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_transit_key_cert_mgmt.html',
  },
  'encrypt-at-rest': {
    layer: 'server-side-encryption',
    says: 'Encrypt the data at rest.',
    why: 'Encryption makes a copied disk, snapshot or object useless without its key.',
    how: 'Switch encryption on when the resource is created, and by default for the account.',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_encrypt.html',
  },
  'key-care': {
    layer: 'server-side-encryption',
    says: 'Choose, rotate and keep the keys that encrypt it.',
    why: 'Who may use the key may read the data; a deleted key loses it for ever.',
    how: 'Use customer managed keys where you must control access, rotate them yearly, and guard their deletion.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  },
  'client-side-encryption': {
    layer: 'client-side-encryption',
    says: 'Decide what must be encrypted before it leaves the client, and encrypt it there.',
    why: 'For some data not even the storage service should see the plain text.',
    how: 'Use the AWS Encryption SDK or the clients of S3 and DynamoDB, or attest that no such data is held.',
    source: 'https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/introduction.html',
  },
  'data-classification': {
    layer: 'data',
    says: 'Know what data it holds, how sensitive it is and who answers for it.',
    why: 'Protection can fit the data only if someone knows what the data is.',
    how: 'Record the classification (a tag such as data-classification), let Amazon Macie look, and attest.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_data_classification_identify_data.html',
  },
  'data-lifecycle': {
    layer: 'data',
    says: 'Keep data as long as it is needed and delete it when it is not.',
    why: 'Old data costs money, and is lost to thieves as new data is.',
    how: 'Set lifecycle rules, expiry and log retention to the periods that you committed to.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_data_classification_lifecycle_management.html',
  },
  'deletion-protection': {
    layer: 'data',
    says: 'Protect data from deletion by mistake or by malice.',
    why: 'One wrong command, or one stolen key, deletes for ever.',
    how: 'Switch on deletion protection, versioning or Object Lock.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_protect_data_rest_access_control.html',
  },
  'least-privilege': {
    layer: 'identity',
    says: 'Grant each identity only the permissions that it needs.',
    why: 'A stolen identity can do whatever it was granted.',
    how: 'Replace wildcards by the actions in use (IAM Access Analyzer generates them from CloudTrail).',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_least_privileges.html',
  },
  'permissions-by-group': {
    layer: 'identity',
    says: 'Grant permissions to groups and roles, not to single users.',
    why: 'Permissions of single users pile up unseen.',
    how: 'Attach policies to groups or roles and detach them from users.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  },
  'credential-hygiene': {
    layer: 'identity',
    says: 'Rotate long-lived credentials and remove those that nobody uses.',
    why: 'Keys leak in time, and unused ones are never missed when stolen.',
    how: 'Delete unused passwords and keys, replace keys by roles, rotate the rest within 90 days.',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_identities_audit.html',
  },
  mfa: {
    layer: 'identity',
    says: 'Require multi-factor authentication from people.',
    why: 'A password alone is guessed, phished or reused.',
    how: 'Enable an MFA device for each person with a password, a security key if possible.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html',
  },
  'password-policy': {
    layer: 'identity',
    says: 'Require strong passwords.',
    why: 'Short passwords are guessed.',
    how: 'Set the account password policy to 14 characters or more, of all classes, without reuse.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
  },
  'instance-credentials': {
    layer: 'identity',
    says: 'Protect the credentials that AWS hands to the workload.',
    why: 'A request forged through the application can fetch role credentials from the metadata service.',
    how: 'Require IMDSv2 on instances and in launch templates, with a hop limit of 1.',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
  },
  'workload-identity': {
    layer: 'identity',
    says: 'Let workloads and people sign in with their own short-lived identities, not with shared secrets.',
    why: 'Shared and long-lived secrets cannot be traced and are seldom changed.',
    how: 'Use IAM roles and IAM authentication, and federated sign-in for people.',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_identities_unique.html',
  },
  'root-password': {
    layer: 'identity',
    says: 'Give the root user a strong password that only its keepers know.',
    why: 'Who has it has the account.',
    how: 'Set a long random password, keep it in a vault, and attest it; members of an organisation can go without.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
  },
  'root-access-keys': {
    layer: 'identity',
    says: 'Keep the root user without access keys.',
    why: 'A root key can do everything, and no policy of the account limits it.',
    how: "Delete the root user's access keys.",
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user_manage_delete-key.html',
  },
  'root-limited-use': {
    layer: 'identity',
    says: 'Use the root user only for the tasks that need it.',
    why: 'Daily use of unlimited power turns any slip into the worst one.',
    how: 'Work with roles; keep an alarm on root use.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html',
  },
  'root-mfa': {
    layer: 'identity',
    says: 'Protect the root user with MFA.',
    why: 'Without it one leaked password gives the account away.',
    how: 'Assign two MFA devices, security keys if possible.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html',
  },
  'root-hardware-mfa': {
    layer: 'identity',
    says: 'Let the root user sign in with a hardware device or a security key, not with a virtual device.',
    why: 'A virtual device is an app on a telephone: it is copied, phished and lost more easily.',
    how: 'Assign two security keys or hardware tokens, and remove the virtual device.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html',
  },
  'no-public-sharing': {
    layer: 'resource-policy',
    says: 'Share with everyone only what is meant for everyone.',
    why: 'Public resources are found and copied by machines.',
    how: 'Switch on Block Public Access, and take principal * and group All Users out of policies.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_analyze_cross_account.html',
  },
  'cross-account-sharing': {
    layer: 'resource-policy',
    says: 'Share with other accounts only what they need, and only with those you know.',
    why: 'Whoever can change your resource from outside needs no break-in.',
    how: 'Name accounts or your organisation in the policy, and grant reading rather than administration.',
    source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_share_securely.html',
  },
  'no-acls': {
    layer: 'resource-policy',
    says: 'Manage access by policies, not by access control lists.',
    why: 'Lists on single objects are forgotten, and no review sees them.',
    how: 'Set Object Ownership to bucket owner enforced.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html',
  },
  backups: {
    layer: 'backup',
    says: 'Back up what you cannot lose, for as long as you may need it.',
    why: 'Availability is no backup: a deletion is replicated as well.',
    how: 'Switch on automatic backups, point-in-time recovery or versioning, or put the resource into an AWS Backup plan.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_automated_backups_data.html',
  },
  'restore-tests': {
    layer: 'backup',
    says: 'Test that the backups can be restored.',
    why: 'An untested backup is a hope.',
    how: 'Restore on a schedule (AWS Backup restore testing), and attest with the result.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_periodic_recovery_testing_data.html',
  },
  'high-availability': {
    layer: 'resilience',
    says: 'Run across several Availability Zones and survive the loss of one.',
    why: 'A zone fails as a whole.',
    how: 'Spread instances, subnets and replicas over two zones or more.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html',
  },
  'recovery-plan': {
    layer: 'resilience',
    says: 'Have a recovery plan, and rehearse it.',
    why: 'In the event nobody has the time to invent one.',
    how: 'Write down recovery time and point objectives and the steps, rehearse them, and attest.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_objective_defined_recovery.html',
  },
  'audit-trail': {
    layer: 'logging',
    says: 'Record every API call of the account.',
    why: 'Without records an incident cannot be understood.',
    how: 'Keep one CloudTrail trail for all regions, with management events.',
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html',
  },
  'log-integrity': {
    layer: 'logging',
    says: 'Protect the logs from change and from those who need not read them.',
    why: 'Intruders delete their traces first.',
    how: 'Validate log files, encrypt them with a key of yours, and keep their bucket closed.',
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  },
  'access-logs': {
    layer: 'logging',
    says: 'Log who reached the resource and what they asked.',
    why: 'They tell afterwards what was taken, and by whom.',
    how: 'Switch on access logs, flow logs or log exports.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_detect_investigate_events_app_service_logging.html',
  },
  monitoring: {
    layer: 'logging',
    says: 'Watch its health and be told when something is wrong.',
    why: 'Trouble that nobody hears of grows.',
    how: 'Switch on enhanced monitoring or health, event subscriptions and alarms.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_monitor_resources.html',
  },
  'threat-detection': {
    layer: 'logging',
    says: 'Detect misuse, and look at what was detected.',
    why: 'Misuse with valid credentials looks like use until someone compares.',
    how: 'Switch on Amazon GuardDuty and send its findings to someone who reads them.',
    source: 'https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html',
  },
  'change-management': {
    layer: 'governance',
    says: 'Change it only through a reviewed, recorded process.',
    why: 'Changes by hand are the commonest cause of exposure.',
    how: 'Deploy from reviewed templates, let few people change production, and attest the process.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_dev_integ_build_mgmt_sys.html',
  },
  inventory: {
    layer: 'governance',
    says: 'Know what you run and who owns it, and remove what nobody needs.',
    why: 'What nobody owns, nobody patches.',
    how: 'Tag resources with their owner, copy tags to snapshots, and delete what is stopped for long.',
    source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  },
  'incident-response': {
    layer: 'governance',
    says: 'Know who does what in an incident, and how AWS reaches you.',
    why: 'The first hour decides, and it cannot be spent on looking for names.',
    how: 'Write the plan, name the people, play it through, and attest.',
    source:
      'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_incident_response_develop_management_plans.html',
  },
  'security-contact': {
    layer: 'governance',
    says: 'Tell AWS whom to call about security.',
    why: 'AWS writes to that address when it sees your account misused.',
    how: 'Set the security alternate contact of the account.',
    source: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html',
  },
} as const satisfies Record<string, Duty>

export type DutyId = keyof typeof table

/** Every duty of the customer, by id. */
export const duties: Readonly<Record<DutyId, Duty>> = table

export const dutyIds = Object.keys(table) as readonly DutyId[] // safe: the keys of a literal that nobody adds to
