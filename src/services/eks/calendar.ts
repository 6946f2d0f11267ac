import type { Calendar } from '../../controls/calendar.ts'

/** The day on which the standard support of each minor version ends, and extended support with its price begins. */
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
