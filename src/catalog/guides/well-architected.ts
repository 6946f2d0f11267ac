import { readOn } from '../sources.ts'

export const wellArchitected = readOn('2026-11-30', [
  [
    'wellarchitected/latest/operational-excellence-pillar/ops_dev_integ_build_mgmt_sys.html',
    'the customer builds, tests and deploys by pipelines, out of version control',
    'Use a version control system',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_adapt_to_changes_reactive_adapt_auto.html',
    'the customer has health checks and procedures that add capacity when availability suffers',
    'Scale resources reactively when necessary',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_backing_up_data_automated_backups_data.html',
    'the customer schedules backups by how much data it can lose',
    'Configure backups to be taken automatically',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_backing_up_data_periodic_recovery_testing_data.html',
    'the customer restores backups from time to time, and looks whether the data is whole',
    'Periodically restore backups to a',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html',
    'the customer spreads workloads over zones; some services replicate by default, others when it enables that',
    'you must enable multi-AZ replication',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_monitor_resources.html',
    'the customer turns on logs and metrics of every component, and sets alerts',
    'Turn on logging where available',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_notification_monitor.html',
    'the customer sets the thresholds of alarms and who receives their notifications',
    'notified so they can address underlying',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_objective_defined_recovery.html',
    'the customer decides how long each workload may be down, and how much data it may lose',
    'Every workload has a designated RTO',
  ],
  [
    'wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html',
    'the customer replaces machines instead of changing them where they run, also for patches',
    'security patches, or configuration changes happen',
  ],
  [
    'wellarchitected/latest/security-pillar/application-security.html',
    'the customer tests its software, its pipelines and its dependencies all through development',
    'security testing as a regular part',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_appsec_perform_regular_penetration_testing.html',
    'the customer has its applications attacked by testers, on a schedule and after major changes',
    'Perform regular penetration testing of your',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_appsec_train_for_application_security.html',
    'the customer trains its developers in threat models and secure code',
    'on secure development and operation practices',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_data_classification_define_protection.html',
    'the customer protects each class of data as its policy says',
    'level of control for each class',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_data_classification_identify_data.html',
    'the customer knows and writes down which data a workload has, and how it must be handled',
    'classification of data your workload is',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_data_classification_lifecycle_management.html',
    'the customer keeps data as long as its policy says, and then deletes it',
    'Design and implement data retention policies',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_identities_audit.html',
    'the customer looks through its credentials, and rotates the long-term ones',
    'Audit and rotate credentials periodically',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_identities_secrets.html',
    'the customer keeps secrets out of code and configuration, in a service made for them',
    'Identify code paths containing hard-coded credentials',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_identities_unique.html',
    'the customer gives workloads roles with temporary credentials instead of access keys',
    'require workloads to use temporary credentials',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_incident_response_develop_management_plans.html',
    'the customer writes, tests and updates a plan for security incidents',
    'Practice and test your incident response',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html',
    'the customer puts what the internet may reach apart from what it may not',
    'Distinguish between components that require inbound',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_network_protection_layered.html',
    'the customer allows the flows that a workload needs, by security groups, route tables and firewalls',
    'You permit only the network flows',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_permissions_analyze_cross_account.html',
    'the customer reviews which resources are shared with which accounts, and limits public access to resources that need it',
    'highlight public and cross-account access',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_permissions_least_privileges.html',
    'the customer grants what a task needs, and takes away what is not used',
    'Grant only the access that users',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_permissions_share_securely.html',
    'the customer shares with named parties of its organization, and keeps watch for other shares',
    'Defaulting to a broadly open policy',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_permissions_share_securely_third_party.html',
    'the customer gives third parties roles with an external ID, no access keys',
    'Reusing external IDs',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_protect_compute_hardened_images.html',
    'the customer builds images from current systems, and removes software, users and ports that it does not need',
    'removing any unneeded applications, services',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_protect_compute_reduce_manual_management.html',
    'the customer closes SSH and RDP, and works through automation or logged sessions',
    'Disable SSH, RDP, and other',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_protect_compute_validate_software_integrity.html',
    'the customer signs its software, and verifies the signatures of what it runs',
    'Cryptographically sign your software as a',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_protect_compute_vulnerability_management.html',
    'the customer scans and patches code, dependencies and machines',
    'Frequently scan and patch for vulnerabilities',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_protect_data_rest_access_control.html',
    'the customer protects data by backups, versions and locks from being changed or deleted',
    'modification or deletion of data',
  ],
  [
    'wellarchitected/latest/security-pillar/sec_protect_data_transit_key_cert_mgmt.html',
    'the customer has certificates renewed automatically, and keeps their private keys from people',
    'automatically renews the certificate on a',
  ],
  [
    'wellarchitected/latest/userguide/intro.html',
    'the customer documents its decisions and risks in the tool',
    'documenting the decisions that you make',
  ],
])
