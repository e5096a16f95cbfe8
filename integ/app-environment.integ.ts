import { App, Stack } from 'aws-cdk-lib';
import { AlarmSeverity, AppEnvironment, EnvironmentTier } from 'cdk-paved-road';

/** An environment with every part of its core that a playground has: network, way out, an alarm topic and a budget. */
export function composeAppEnvironment(app: App): AppEnvironment {
  const environment = new AppEnvironment(app, 'IntegEnvironment', {
    application: 'integ-environment', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const asker = new Stack(app, 'IntegEnvironmentApp');
  environment.provideNetwork(asker, { egress: true });
  environment.provideAlarmTopic(asker, AlarmSeverity.TICKET);
  return environment;
}

if (require.main === module) {
  const app = new App();
  composeAppEnvironment(app);
  app.synth();
}
