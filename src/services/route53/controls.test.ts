import { examples } from '../../controls/examples.ts'
import { publicZonesLogQueries } from './controls.ts'

const logged = {
  CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/nordlicht.example',
}
examples(publicZonesLogQueries, {
  met: [{ VPCs: null, QueryLoggingConfig: logged }],
  unmet: [{ VPCs: null, QueryLoggingConfig: null }],
  notApplicable: [{ VPCs: [{ VPCId: 'vpc-1', VPCRegion: 'eu-central-1' }], QueryLoggingConfig: logged }],
})
