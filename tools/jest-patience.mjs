/** How long a test of React waits for what it looks for: a busy machine is slow, and that is no fault. */
import { configure } from '@testing-library/dom';

configure({ asyncUtilTimeout: 15_000 });
