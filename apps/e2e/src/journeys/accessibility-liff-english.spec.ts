import { everyLiffStateIsAccessible } from '../support/liff-accessibility.js';

everyLiffStateIsAccessible('en');
