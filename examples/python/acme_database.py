"""Acme's database: a ServiceDatabase with what the organisation decided."""

from aws_cdk import Duration
from cdk_paved_road import DatabaseEngine, DataClassification, IAppEnvironment, ServiceDatabase
from constructs import Construct


class AcmeDatabase(ServiceDatabase):
    """PostgreSQL for confidential data, with two weeks of backups wherever it lives."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: IAppEnvironment) -> None:
        super().__init__(
            scope,
            construct_id,
            environment=environment,
            data_classification=DataClassification.CONFIDENTIAL,
            engine=DatabaseEngine.postgresql(),
            backup_retention=Duration.days(14),
        )
