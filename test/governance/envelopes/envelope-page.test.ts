import { readFileSync } from 'fs';
import { ENVELOPE_PAGE, envelopePage } from '../../../scripts/envelope-page';

test('the page of envelopes says what the components say', () => expect(readFileSync(ENVELOPE_PAGE, 'utf8')).toBe(envelopePage()));
