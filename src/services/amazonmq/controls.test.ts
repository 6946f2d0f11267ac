import { examples } from '../../controls/examples.ts'
import { activeMqBrokersHaveStandby, activeMqBrokersKeepAuditLogs, rabbitMqBrokersAreClusters } from './controls.ts'

const activeMq = { EngineType: 'ACTIVEMQ' }
const rabbitMq = { EngineType: 'RABBITMQ' }

examples(activeMqBrokersKeepAuditLogs, {
  met: [
    { ...activeMq, Logs: { Audit: true, General: false } },
    { EngineType: 'ActiveMQ', Logs: { Audit: true } },
  ],
  unmet: [
    { ...activeMq, Logs: { Audit: false, General: true } },
    { ...activeMq, Logs: null },
  ],
  unknown: [{ ...activeMq, Logs: { General: true } }],
  // RabbitMQ has no audit log
  notApplicable: [
    { ...rabbitMq, Logs: { Audit: true, General: false } },
    { ...rabbitMq, Logs: { General: true } },
  ],
})

const mode = (DeploymentMode: string) => ({ DeploymentMode })
examples(activeMqBrokersHaveStandby, {
  met: [{ ...activeMq, ...mode('ACTIVE_STANDBY_MULTI_AZ') }],
  unmet: [{ ...activeMq, ...mode('SINGLE_INSTANCE') }],
  unknown: [{ ...activeMq, ...mode('ANOTHER') }],
  notApplicable: [
    { ...rabbitMq, ...mode('ACTIVE_STANDBY_MULTI_AZ') },
    { ...rabbitMq, ...mode('SINGLE_INSTANCE') },
  ],
})

examples(rabbitMqBrokersAreClusters, {
  met: [{ ...rabbitMq, ...mode('CLUSTER_MULTI_AZ') }],
  unmet: [{ ...rabbitMq, ...mode('SINGLE_INSTANCE') }],
  unknown: [{ ...rabbitMq, ...mode('ANOTHER') }],
  notApplicable: [
    { ...activeMq, ...mode('CLUSTER_MULTI_AZ') },
    { ...activeMq, ...mode('SINGLE_INSTANCE') },
  ],
})
