"""Prints what an account has, as the APIs of the services list it: JSON with the ids by service and kind, and whom each alarm tells.

    python inventory.py http://127.0.0.1:4566 us-east-1
"""
import json
import sys

import boto3

# Service, call, where the list is, and what a resource is called there: the id that CloudFormation has for it.
LISTS = [
    ("backup", "list_backup_plans", "BackupPlansList", "BackupPlanId"),
    ("backup", "list_backup_vaults", "BackupVaultList", "BackupVaultName"),
    ("cloudformation", "describe_stacks", "Stacks", "StackName"),
    ("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
    ("cloudwatch", "list_dashboards", "DashboardEntries", "DashboardName"),
    ("dynamodb", "list_tables", "TableNames", None),
    ("ec2", "describe_internet_gateways", "InternetGateways", "InternetGatewayId"),
    ("ec2", "describe_route_tables", "RouteTables", "RouteTableId"),
    ("ec2", "describe_security_groups", "SecurityGroups", "GroupId"),
    ("ec2", "describe_subnets", "Subnets", "SubnetId"),
    ("ec2", "describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointId"),
    ("ec2", "describe_vpcs", "Vpcs", "VpcId"),
    ("events", "list_rules", "Rules", "Name"),
    ("iam", "list_policies", "Policies", "Arn"),
    ("iam", "list_roles", "Roles", "RoleName"),
    ("kms", "list_aliases", "Aliases", "AliasName"),
    ("kms", "list_keys", "Keys", "KeyId"),
    ("lambda", "list_functions", "Functions", "FunctionName"),
    ("logs", "describe_log_groups", "logGroups", "logGroupName"),
    ("rds", "describe_db_cluster_parameter_groups", "DBClusterParameterGroups", "DBClusterParameterGroupName"),
    ("rds", "describe_db_cluster_snapshots", "DBClusterSnapshots", "DBClusterSnapshotIdentifier"),
    ("rds", "describe_db_clusters", "DBClusters", "DBClusterIdentifier"),
    ("rds", "describe_db_instances", "DBInstances", "DBInstanceIdentifier"),
    ("rds", "describe_db_parameter_groups", "DBParameterGroups", "DBParameterGroupName"),
    ("rds", "describe_db_snapshots", "DBSnapshots", "DBSnapshotIdentifier"),
    ("rds", "describe_db_subnet_groups", "DBSubnetGroups", "DBSubnetGroupName"),
    ("s3", "list_buckets", "Buckets", "Name"),
    ("secretsmanager", "list_secrets", "SecretList", "ARN"),
    ("sns", "list_subscriptions", "Subscriptions", "SubscriptionArn"),
    ("sns", "list_topics", "Topics", "TopicArn"),
    ("sqs", "list_queues", "QueueUrls", None),
    ("ssm", "describe_parameters", "Parameters", "Name"),
    ("stepfunctions", "list_state_machines", "stateMachines", "stateMachineArn"),
]
# Keys and policies of AWS itself are no matter of ours.
ARGUMENTS = {"list_policies": {"Scope": "Local"}}


def ids(client, call, where, name):
    pages = client.get_paginator(call).paginate(**ARGUMENTS.get(call, {})) if client.can_paginate(call) else [getattr(client, call)()]
    return sorted(item if name is None else item[name] for page in pages for item in page.get(where, []))


def is_alive(client, key):
    return client.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] != "PendingDeletion"


def inventory(session, endpoint):
    found = {}
    for service, call, where, name in LISTS:
        client = session.client(service, endpoint_url=endpoint)
        listed = ids(client, call, where, name)
        found[f"{service} {where}"] = [key for key in listed if is_alive(client, key)] if call == "list_keys" else listed
    return found


def alarm_actions(session, endpoint):
    pages = session.client("cloudwatch", endpoint_url=endpoint).get_paginator("describe_alarms").paginate()
    return {alarm["AlarmName"]: alarm["AlarmActions"] for page in pages for alarm in page["MetricAlarms"]}


if __name__ == "__main__":
    url, region = sys.argv[1:]
    account = boto3.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name=region)
    json.dump({"ids": inventory(account, url), "alarmActions": alarm_actions(account, url)}, sys.stdout)
