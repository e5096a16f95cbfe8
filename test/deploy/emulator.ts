import { ChildProcess } from 'child_process';
import { readFileSync } from 'fs';
import { createServer } from 'net';
import { join } from 'path';
import { PythonEnvironment } from '../python-environment';
import { end, start } from './processes';

const MODULES = join(__dirname, '..', '..', 'node_modules');
/** How long the emulator may take until it answers. */
const PATIENCE_MS = 30_000;

/** Which account an emulator is. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** An AWS account on this machine, which MiniStack plays: it listens on loopback alone, keeps everything in memory and starts empty. */
export class Emulator {
  /**
   * Starts one, and returns when it answers.
   *
   * @param folder where it writes: its log, and what functions are made of
   */
  public static async start({ bin }: PythonEnvironment, place: Place, folder: string): Promise<Emulator> {
    const port = await freePort();
    const log = join(folder, 'emulator.log');
    const child = start(join(bin, 'ministack'), [], {
      cwd: folder,
      log,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TMPDIR: folder,
        NODE_PATH: MODULES,
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        MINISTACK_ACCOUNT_ID: place.account,
        MINISTACK_REGION: place.region,
        IOT_MTLS_ENABLED: '0',
        // A subscription may name an address outside: nobody is called there.
        HTTP_PROXY: 'http://127.0.0.1:9',
        HTTPS_PROXY: 'http://127.0.0.1:9',
        NO_PROXY: '127.0.0.1,localhost',
      },
    });
    const emulator = new Emulator(child, `http://127.0.0.1:${port}`, place);
    await emulator.answers(log);
    return emulator;
  }

  private constructor(private readonly child: ChildProcess, public readonly endpoint: string, public readonly place: Place) {}

  /** What lets the CDK and the SDKs meet this account and no other. */
  public get environment(): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: this.place.region,
      AWS_DEFAULT_REGION: this.place.region,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /** Ends it, with the functions that it runs. */
  public async stop(): Promise<void> {
    await end(this.child);
  }

  private async answers(log: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!await isHealthy(this.endpoint)) {
      if (this.child.exitCode !== null || Date.now() > deadline) {
        await this.stop();
        throw new Error(`the emulator did not start: ${readFileSync(log, 'utf8').trim().split('\n').at(-1)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function isHealthy(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/_ministack/health`).then(({ ok }) => ok, () => false);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port on loopback');
  return address.port;
}
