import { readFileSync } from 'fs';
import { CONTROL_PAGE, controlPage } from '../../../scripts/control-page';

test('the page of controls says what the mappings say', () => expect(readFileSync(CONTROL_PAGE, 'utf8')).toBe(controlPage()));
