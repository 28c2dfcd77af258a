import { randomBytes, randomInt } from 'node:crypto';

/** A LINE user nobody has seen; the sandbox makes a friend of every brand of it. */
export const freshUser = (): string => `U${randomBytes(16).toString('hex')}`;

/** A number that the pretend shop has one member for. */
export const freshPhone = (): string => `0911${String(randomInt(1_000_000)).padStart(6, '0')}`;

/** A number that the pretend shop has nobody for. */
export const strangersPhone = (): string => `0918${String(randomInt(1_000_000)).padStart(6, '0')}`;

/** A number that two members of the pretend shop hold. */
export const sharedPhone = (): string => `0913${String(randomInt(1_000_000)).padStart(6, '0')}`;

/** How pages write it: 0911-***-678 */
export const masked = (phone: string): string => `${phone.slice(0, 4)}-***-${phone.slice(-3)}`;
