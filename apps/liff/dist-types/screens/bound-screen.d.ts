import type { BoundMember } from '@tieline/contracts';
import type { Delivery } from '../app/screen.js';
type Props = {
  name: 'done' | 'bound';
  member: BoundMember;
  delivery: Delivery;
};
/** Just bound, or bound before. */
export declare function BoundScreen({ name, member, delivery }: Props): import('react').JSX.Element;
export {};
