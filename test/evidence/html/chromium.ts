import { Browser, chromium } from 'playwright-core';

/** A headless browser: that of the package, unless `CHROMIUM` names another. */
export async function launchChromium(attempts = 5): Promise<Browser> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const executablePath: string = process.env.CHROMIUM ?? await require('@sparticuz/chromium').executablePath();
  try {
    return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  } catch (error) {
    // Another process of the same run is still unpacking it.
    if (attempts === 1 || !/ETXTBSY/.test(String(error))) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return launchChromium(attempts - 1);
  }
}
