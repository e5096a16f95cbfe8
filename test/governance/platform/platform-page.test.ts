import { readFileSync } from 'fs';
import { PLATFORM_PAGE, platformPage } from '../../../scripts/platform-page';

test('the page of platform exceptions says what the catalogue says', () => expect(readFileSync(PLATFORM_PAGE, 'utf8')).toBe(platformPage()));
