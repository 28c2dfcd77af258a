import type { Delivery } from '../app/screen.js';
type Props = {
  maskedPhone: string;
  delivery: Delivery;
};
export declare function NotFoundScreen({ maskedPhone, delivery }: Props): import('react').JSX.Element;
export {};
