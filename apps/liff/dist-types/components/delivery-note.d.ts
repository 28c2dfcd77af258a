import type { Delivery } from '../app/screen.js';
/** What happened to the message; promises nothing that nobody sends. */
export declare function DeliveryNote({ delivery }: { delivery: Delivery }): import('react').JSX.Element;
