import { join } from 'path';
import { App, Size } from 'aws-cdk-lib';
import { composeDatabase } from './database';

/** 1 TiB of storage, signed off in `waivers.yaml`. Say `2` or `expired` to see what is refused. */
const [wish] = process.argv.slice(2);
const app = new App();
composeDatabase(app, {
  storage: Size.tebibytes(wish === '2' ? 2 : 1),
  register: join(__dirname, wish === 'expired' ? 'waivers-of-last-year.yaml' : 'waivers.yaml'),
});
app.synth();
