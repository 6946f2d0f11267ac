import { type Namings, uuid } from './naming.ts'

/** Types that move and transform data. */
export const ofData: Namings = {
  'AWS::KafkaConnect::Connector': {
    name: 'ConnectorName',
    arn: ['kafkaconnect', (name, id) => `connector/${name}/${id}`],
    id: [null, uuid('kafkaconnect')],
    arnAs: 'ConnectorArn',
  },
}
