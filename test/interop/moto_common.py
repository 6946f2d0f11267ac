"""What the programs share that make resources in a moto server: clients, and the verdicts to expect."""
import json
import sys

import boto3
from botocore.config import Config

ENDPOINT, REGION, ACCOUNT = sys.argv[1], "eu-central-1", "123456789012"
EXPECTED = []


def client(name, region=REGION):
    # S3 Control puts the account's id before the host, a name that exists nowhere: as a proxy, moto is asked for it all the same
    return boto3.client(name, region_name=region, endpoint_url=ENDPOINT, aws_access_key_id="testing", aws_secret_access_key="testing",
                        config=Config(proxies={"http": ENDPOINT} if name == "s3control" else None))


def expect(control, resource, verdict):
    EXPECTED.append({"control": control, "resource": resource, "verdict": verdict})


def both(controls, right, wrong):
    for control in controls:
        expect(control, right, "met")
        expect(control, wrong, "unmet")


def network(net):
    """A VPC 10.NET.0.0/16 with a subnet in each of two zones: its id, and theirs."""
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock=f"10.{net}.0.0/16")["Vpc"]["VpcId"]
    subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.{net}.{n}.0/24", AvailabilityZone=REGION + zone)["Subnet"]["SubnetId"]
               for n, zone in enumerate("ab")]
    return vpc, subnets


def tell():
    """Prints the verdicts to expect, as JSON."""
    json.dump({"expected": EXPECTED}, sys.stdout)
