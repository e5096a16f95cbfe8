import { App } from 'aws-cdk-lib';
import { composeAll } from './orders';

const app = new App();
composeAll(app);
app.synth();
