"""An application that uses a component of its organisation."""

from acme_database import AcmeDatabase
from aws_cdk import App, Stack
from cdk_paved_road import AppEnvironment, EnvironmentTier

app = App()
environment = AppEnvironment(
    app,
    "LedgerStaging",
    application="ledger",
    owner="team-ledger",
    cost_center="cc-4712",
    tier=EnvironmentTier.STAGING,
    alert_email="ledger-oncall@example.com",
    monthly_budget=500,
)
AcmeDatabase(Stack(app, "Ledger"), "Entries", environment=environment)
app.synth()
