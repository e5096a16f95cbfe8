import { readFileSync } from 'fs';
import { ENGINE_PAGE, enginePage } from '../../../../scripts/engine-page';

test('the page of engines says what the catalogue and the table of sizes say', () => expect(readFileSync(ENGINE_PAGE, 'utf8')).toBe(enginePage()));
