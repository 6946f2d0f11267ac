"""Reads and changes a practice account through boto3, as a person's script would.

Usage: practice_boto3.py ENDPOINT REGION ADMIN_KEY ADMIN_SECRET AUDITOR_KEY AUDITOR_SECRET. Prints what it found as JSON:
`pages`, what each paginator of boto3 listed, one item a page and all at once; `errors`, the code and the HTTP status of each
call that must fail; `changed`, what reading back gave after each change.
"""
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, REGION, *KEYS = sys.argv[1:]
ADMIN, AUDITOR = KEYS[:2], KEYS[2:]
PAGES, ERRORS, CHANGED = {}, {}, {}


def client(name, who=ADMIN, region=REGION):
    return boto3.client(name, region_name=region, endpoint_url=ENDPOINT, aws_access_key_id=who[0], aws_secret_access_key=who[1],
                        config=Config(retries={"max_attempts": 1}))


def paged(service, operation, key, size, **more):
    """The same listing in small pages and whole: they must agree."""
    paginator = client(service).get_paginator(operation)
    small = paginator.paginate(PaginationConfig={"PageSize": size}, **more).build_full_result()[key]
    whole = paginator.paginate(**more).build_full_result()[key]
    PAGES[f"{service} {operation}"] = {"items": len(whole), "same": small == whole}


def refused(what, call):
    try:
        call()
        ERRORS[what] = None
    except ClientError as error:
        ERRORS[what] = [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]


def reads():
    paged("ec2", "describe_instances", "Reservations", 5)
    paged("ec2", "describe_security_groups", "SecurityGroups", 5)
    paged("ec2", "describe_volumes", "Volumes", 5)
    paged("iam", "list_users", "Users", 1)
    paged("iam", "list_roles", "Roles", 2)
    paged("rds", "describe_db_instances", "DBInstances", 20)
    paged("dynamodb", "list_tables", "TableNames", 1)
    paged("kms", "list_keys", "Keys", 1)
    paged("elbv2", "describe_load_balancers", "LoadBalancers", 1)
    paged("elb", "describe_load_balancers", "LoadBalancerDescriptions", 1)
    paged("ssm", "describe_instance_information", "InstanceInformationList", 5)
    PAGES["s3 list_buckets"] = {"items": len(client("s3").list_buckets()["Buckets"]), "same": True}
    PAGES["cloudtrail describe_trails"] = {"items": len(client("cloudtrail").describe_trails()["trailList"]), "same": True}
    environments = client("elasticbeanstalk").describe_environments()["Environments"]
    PAGES["elasticbeanstalk describe_environments"] = {"items": len(environments), "same": True}


def errors():
    refused("a key that nobody has", lambda: client("sts", ["AKIAIOSFODNN7EXAMPLE", ADMIN[1]]).get_caller_identity())
    refused("a wrong secret", lambda: client("sts", [ADMIN[0], "x" * 40]).get_caller_identity())
    refused("a key that nobody has, at S3", lambda: client("s3", ["AKIAIOSFODNN7EXAMPLE", ADMIN[1]]).list_buckets())
    refused("a wrong secret at S3", lambda: client("s3", [ADMIN[0], "x" * 40]).list_buckets())
    refused("a wrong secret at EC2", lambda: client("ec2", [ADMIN[0], "x" * 40]).describe_vpcs())
    refused("a wrong secret at DynamoDB", lambda: client("dynamodb", [ADMIN[0], "x" * 40]).list_tables())
    refused("the auditor writes", lambda: client("s3", AUDITOR).create_bucket(Bucket="auditors-own", CreateBucketConfiguration={"LocationConstraint": REGION}))
    refused("the auditor deletes a user", lambda: client("iam", AUDITOR).delete_user(UserName="nobody"))
    refused("no such user", lambda: client("iam").get_user(UserName="nobody"))
    refused("no such bucket", lambda: client("s3").get_bucket_policy(Bucket="no-such-bucket-in-this-account"))
    refused("no such table", lambda: client("dynamodb").describe_table(TableName="no-such-table"))
    refused("no such group", lambda: client("ec2").describe_security_groups(GroupIds=["sg-00000000000000000"]))
    refused("not implemented", lambda: client("ec2").describe_host_reservations())
    refused("not implemented, in JSON", lambda: client("dynamodb").list_imports())
    refused("a service that it has not", lambda: client("athena").list_work_groups())


def changes():
    s3 = client("s3")
    s3.create_bucket(Bucket="made-by-boto3", CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_versioning(Bucket="made-by-boto3", VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_tagging(Bucket="made-by-boto3", Tagging={"TagSet": [{"Key": "owner", "Value": "Grüße & <Zeichen>"}]})
    CHANGED["versioning"] = s3.get_bucket_versioning(Bucket="made-by-boto3")["Status"]
    CHANGED["tag"] = s3.get_bucket_tagging(Bucket="made-by-boto3")["TagSet"][0]["Value"]
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::made-by-boto3", "arn:aws:s3:::made-by-boto3/*"],
                                                       "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
    s3.put_bucket_policy(Bucket="made-by-boto3", Policy=json.dumps(document))
    CHANGED["policy"] = json.loads(s3.get_bucket_policy(Bucket="made-by-boto3")["Policy"]) == document

    ec2 = client("ec2")
    vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
    group = ec2.create_security_group(GroupName="made-by-boto3", Description="interop", VpcId=vpc)["GroupId"]
    door = [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}], "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=door)
    refused("the same permission twice", lambda: ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=door))
    CHANGED["group"] = group
    CHANGED["rules"] = len(ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])["SecurityGroupRules"])

    dynamodb = client("dynamodb")
    dynamodb.create_table(TableName="made-by-boto3", BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                          AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
    dynamodb.get_waiter("table_exists").wait(TableName="made-by-boto3", WaiterConfig={"Delay": 1, "MaxAttempts": 5})
    CHANGED["table"] = dynamodb.describe_table(TableName="made-by-boto3")["Table"]["BillingModeSummary"]["BillingMode"]

    iam = client("iam")
    iam.create_user(UserName="made-by-boto3")
    key = iam.create_access_key(UserName="made-by-boto3")["AccessKey"]
    little = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
    iam.put_user_policy(UserName="made-by-boto3", PolicyName="lists", PolicyDocument=json.dumps(little))
    mine = [key["AccessKeyId"], key["SecretAccessKey"]]
    CHANGED["identity"] = client("sts", mine).get_caller_identity()["Arn"].split(":")[-1]
    CHANGED["buckets of the new user"] = len(client("s3", mine).list_buckets()["Buckets"]) > 0
    refused("what the new user may not do", lambda: client("iam", mine).list_users())
    iam.update_access_key(UserName="made-by-boto3", AccessKeyId=mine[0], Status="Inactive")
    refused("an inactive key", lambda: client("sts", mine).get_caller_identity())
    refused("a user that still has something", lambda: iam.delete_user(UserName="made-by-boto3"))


reads()
errors()
changes()
json.dump({"pages": PAGES, "errors": ERRORS, "changed": CHANGED}, sys.stdout)
