"""Makes queues, topics, secrets, log groups, alarms, certificates, recorders, detectors, backup vaults and plans in a moto server, rightly and wrongly
set, and prints the verdicts to expect as JSON.

Usage: moto_messaging.py ENDPOINT. As in make_moto.py, each `expect` names a control, the resource's name or the end of its id,
and the verdict that AWS's documentation of the control demands for what was made. What moto answers otherwise than AWS is not
expected:
- when a secret is due to rotate next (moto answers it, with dates of its own);
- the feedback roles of a topic (moto takes them, and does not show them);
- how a certificate was validated (moto says DNS, whatever was asked for).
"""
import datetime
import json

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from moto_common import ACCOUNT, REGION, client, expect, tell

OTHER = "444455556666"


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **one} for one in statements]})


def only_tls(action, resource):
    return {"Effect": "Deny", "Principal": "*", "Action": action, "Resource": resource, "Condition": {"Bool": {"aws:SecureTransport": "false"}}}


def sqs():
    api = client("sqs")
    arn = lambda name: f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"
    owner = {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "SQS:*"}
    policies = {
        "right-queue": document({**owner, "Resource": arn("right-queue")}, only_tls("sqs:*", arn("right-queue"))),
        "wrong-queue": document({"Principal": "*", "Action": "SQS:*", "Resource": arn("wrong-queue")}),
        "shared-queue": document({"Principal": {"AWS": OTHER}, "Action": "sqs:SendMessage", "Resource": arn("shared-queue")}),
    }
    for name, policy in policies.items():
        encrypted = {"wrong-queue": {"SqsManagedSseEnabled": "false"}}.get(name, {"KmsMasterKeyId": "alias/aws/sqs"})
        api.create_queue(QueueName=name, Attributes={"Policy": policy, **encrypted})
    for control, right, wrong, shared in (
        ("SQS.1", "met", "unmet", "met"),
        ("SQS.3", "met", "unmet", "met"),
        ("Demarc.SQS.1", "met", "unmet", "unmet"),
        ("Demarc.SQS.2", "met", "unmet", "unmet"),
        ("Demarc.SQS.3", "met", "unmet", "met"),
    ):
        for name, verdict in (("right", right), ("wrong", wrong), ("shared", shared)):
            expect(control, f":{name}-queue", verdict)


def sns():
    api = client("sns")
    right = api.create_topic(Name="right-topic", Attributes={"KmsMasterKeyId": "alias/aws/sns"})["TopicArn"]
    wrong = api.create_topic(Name="wrong-topic")["TopicArn"]
    by_default = api.create_topic(Name="default-topic")["TopicArn"]
    publisher = {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "sns:Publish", "Resource": right}
    api.set_topic_attributes(TopicArn=right, AttributeName="Policy", AttributeValue=document(publisher, only_tls("sns:Publish", right)))
    everyone = document({"Principal": {"AWS": "*"}, "Action": ["sns:Publish", "sns:Subscribe"], "Resource": wrong})
    api.set_topic_attributes(TopicArn=wrong, AttributeName="Policy", AttributeValue=everyone)
    api.subscribe(TopicArn=right, Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:right-queue")
    api.subscribe(TopicArn=wrong, Protocol="http", Endpoint="http://example.com/hook")
    for control, with_default in (("SNS.1", "unmet"), ("SNS.4", "met"), ("Demarc.SNS.1", "unmet"), ("Demarc.SNS.2", "met")):
        expect(control, right, "met")
        expect(control, wrong, "unmet")
        expect(control, by_default, with_default)
    expect("Demarc.SNS.3", "right-topic sqs", "met")
    expect("Demarc.SNS.3", "wrong-topic http", "unmet")
    return right


def secretsmanager():
    api = client("secretsmanager")
    key = client("kms").create_key(Description="secrets")["KeyMetadata"]["Arn"]
    api.create_secret(Name="right-secret", SecretString="practice", KmsKeyId=key)
    api.create_secret(Name="wrong-secret", SecretString="practice")
    api.put_resource_policy(SecretId="wrong-secret", ResourcePolicy=document({"Principal": "*", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}))
    api.put_resource_policy(SecretId="right-secret", ResourcePolicy=document(
        {"Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "secretsmanager:GetSecretValue", "Resource": "*"}))
    for control in ("Demarc.SecretsManager.1", "Demarc.SecretsManager.2", "Demarc.SecretsManager.3"):
        expect(control, "right-secret", "met")
        expect(control, "wrong-secret", "unmet")
    for control, verdict in (("SecretsManager.1", "unmet"), ("SecretsManager.2", "not-applicable"), ("SecretsManager.3", "met"), ("SecretsManager.4", "met")):
        expect(control, "wrong-secret", verdict)


def cloudwatch(topic):
    logs, alarms = client("logs"), client("cloudwatch")
    key = client("kms").create_key(Description="logs")["KeyMetadata"]["Arn"]
    logs.create_log_group(logGroupName="right-log", kmsKeyId=key)
    for name in ("wrong-log", "endless-log"):
        logs.create_log_group(logGroupName=name)
    logs.put_retention_policy(logGroupName="right-log", retentionInDays=365)
    logs.put_retention_policy(logGroupName="wrong-log", retentionInDays=30)
    for name, retention, own_key in (("right", "met", "met"), ("wrong", "unmet", "unmet"), ("endless", "met", "unmet")):
        expect("CloudWatch.16", f"{name}-log", retention)
        expect("Demarc.CloudWatch.2", f"{name}-log", own_key)
    alarm = {"ComparisonOperator": "GreaterThanOrEqualToThreshold", "EvaluationPeriods": 1, "Namespace": "CIS", "Period": 300,
             "Statistic": "Sum", "Threshold": 1}
    alarms.put_metric_alarm(AlarmName="right-alarm", MetricName="RootUser", AlarmActions=[topic], ActionsEnabled=True, **alarm)
    alarms.put_metric_alarm(AlarmName="wrong-alarm", MetricName="Other", ActionsEnabled=False, **alarm)
    for control in ("CloudWatch.15", "CloudWatch.17"):
        expect(control, "right-alarm", "met")
        expect(control, "wrong-alarm", "unmet")
    expect("Demarc.CloudWatch.1", "right-alarm", "met")
    expect("Demarc.CloudWatch.1", "wrong-alarm", "not-applicable")
    # on the log of no trail: the pattern alone does not do
    logs.put_metric_filter(
        logGroupName="right-log", filterName="root",
        filterPattern='{ $.eventType != "AwsServiceEvent" && $.userIdentity.type = Root && $.userIdentity.invokedBy NOT EXISTS }',
        metricTransformations=[{"metricName": "RootUser", "metricNamespace": "CIS", "metricValue": "1"}])
    # a filter on the log of a trail may stand in a region that is not scanned
    expect("CloudWatch.1", f"/{ACCOUNT}/global", "unknown")


def acm():
    api = client("acm")
    right = api.request_certificate(DomainName="right.example.com", ValidationMethod="DNS")["CertificateArn"]
    expect("ACM.1", right, "met")
    expect("ACM.2", right, "met")
    expect("Demarc.ACM.1", right, "met")
    # imported, in use nowhere, with a short key and ten days left
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "old.example.com")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + datetime.timedelta(days=10))
    wrong = api.import_certificate(
        Certificate=certificate.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM),
        PrivateKey=key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()))["CertificateArn"]
    for control in ("ACM.1", "ACM.2", "Demarc.ACM.2"):
        expect(control, wrong, "unmet")
    expect("Demarc.ACM.1", wrong, "not-applicable")


def config():
    role = f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
    client("s3").create_bucket(Bucket="config-bucket", CreateBucketConfiguration={"LocationConstraint": REGION})
    for region, group, role_arn in (
        (REGION, {"allSupported": True, "includeGlobalResourceTypes": True}, role),
        ("us-east-1", {"allSupported": False, "resourceTypes": ["AWS::EC2::Instance"]}, f"arn:aws:iam::{ACCOUNT}:role/config"),
    ):
        api = client("config", region)
        api.put_configuration_recorder(ConfigurationRecorder={"name": "default", "roleARN": role_arn, "recordingGroup": group})
        api.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "config-bucket"})
        api.start_configuration_recorder(ConfigurationRecorderName="default")
    expect("Config.1", f"Demarc::Config::Region/{ACCOUNT}/{REGION}", "met")
    # moto does not say whether Security Hub records the region itself
    expect("Config.1", f"Demarc::Config::Region/{ACCOUNT}/us-east-1", "unknown")
    expect("Demarc.Config.5", f"ConfigurationRecorder/{ACCOUNT}/{REGION}/default", "met")
    expect("Demarc.Config.5", f"ConfigurationRecorder/{ACCOUNT}/us-east-1/default", "unmet")
    expect("Demarc.Config.1", f"/{ACCOUNT}/global", "met")


def guardduty():
    client("guardduty").create_detector(Enable=True, Features=[
        {"Name": "S3_DATA_EVENTS", "Status": "ENABLED"}, {"Name": "RDS_LOGIN_EVENTS", "Status": "DISABLED"}])
    expect("GuardDuty.1", f"Demarc::GuardDuty::Region/{ACCOUNT}/{REGION}", "met")
    expect("GuardDuty.1", f"Demarc::GuardDuty::Region/{ACCOUNT}/us-east-1", "unmet")


def backup():
    api = client("backup")
    key = client("kms").create_key(Description="backups")["KeyMetadata"]["Arn"]
    api.create_backup_vault(BackupVaultName="right-vault", EncryptionKeyArn=key)
    api.put_backup_vault_lock_configuration(BackupVaultName="right-vault", MinRetentionDays=7, MaxRetentionDays=100)
    api.create_backup_vault(BackupVaultName="wrong-vault", EncryptionKeyArn=f"arn:aws:kms:{REGION}:{ACCOUNT}:key/not-a-customers-key")
    for control in ("Demarc.Backup.1", "Demarc.Backup.5"):
        expect(control, "right-vault", "met")
        expect(control, "wrong-vault", "unmet")
    elsewhere = f"arn:aws:backup:us-east-1:{ACCOUNT}:backup-vault:copies"
    plans = {
        "right-plan": {"Lifecycle": {"DeleteAfterDays": 35}, "CopyActions": [
            {"DestinationBackupVaultArn": elsewhere, "Lifecycle": {"DeleteAfterDays": 35}}]},
        "wrong-plan": {"ScheduleExpression": "cron(0 5 ? * SUN *)"},
    }
    for name, rule in plans.items():
        arn = api.create_backup_plan(BackupPlan={
            "BackupPlanName": name, "Rules": [{"RuleName": "rule", "TargetBackupVaultName": "right-vault", **rule}]})["BackupPlanArn"]
        for control in ("Demarc.Backup.7", "Demarc.Backup.8", "Demarc.Backup.10"):
            expect(control, arn, "met" if name == "right-plan" else "unmet")
    api.create_report_plan(
        ReportPlanName="jobs", ReportDeliveryChannel={"S3BucketName": "config-bucket"}, ReportSetting={"ReportTemplate": "BACKUP_JOB_REPORT"})
    # nothing was ever tried
    expect("Demarc.Backup.12", ":report-plan:jobs", "not-applicable")


def main():
    sqs()
    topic = sns()
    secretsmanager()
    cloudwatch(topic)
    acm()
    config()
    guardduty()
    backup()
    tell()


main()
