import { type Calendar, endless } from '../../controls/calendar.ts'

/** The day on which standard support of each minor version ends, and charged extended support begins. */
export const kubernetesVersions: Calendar = {
  name: 'Kubernetes versions of Amazon EKS',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
  ends: {
    '1.36': '2027-08-02',
    '1.35': '2027-03-27',
    '1.34': '2026-12-02',
    '1.33': '2026-07-29',
    '1.32': '2026-03-23',
    '1.31': '2025-11-26',
  },
}

/** The AMI types of managed node groups (eks/latest/APIReference/API_Nodegroup.html), and the day of the last AMI for AL2. */
export const nodeImages: Calendar = {
  name: 'images of Amazon EKS',
  read: '2026-11-30',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html',
  ends: {
    AL2_x86_64: '2025-11-26',
    AL2_x86_64_GPU: '2025-11-26',
    AL2_ARM_64: '2025-11-26',
    ...endless(
      'AL2023_x86_64_STANDARD',
      'AL2023_x86_64_NEURON',
      'AL2023_x86_64_NVIDIA',
      'AL2023_ARM_64_STANDARD',
      'AL2023_ARM_64_NVIDIA',
      'BOTTLEROCKET_x86_64',
      'BOTTLEROCKET_x86_64_FIPS',
      'BOTTLEROCKET_x86_64_NVIDIA',
      'BOTTLEROCKET_x86_64_NVIDIA_FIPS',
      'BOTTLEROCKET_ARM_64',
      'BOTTLEROCKET_ARM_64_FIPS',
      'BOTTLEROCKET_ARM_64_NVIDIA',
      'BOTTLEROCKET_ARM_64_NVIDIA_FIPS',
      'WINDOWS_CORE_2019_x86_64',
      'WINDOWS_CORE_2022_x86_64',
      'WINDOWS_CORE_2025_x86_64',
      'WINDOWS_FULL_2019_x86_64',
      'WINDOWS_FULL_2022_x86_64',
      'WINDOWS_FULL_2025_x86_64',
    ),
  },
}
