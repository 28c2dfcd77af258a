import type { bindingRoles as contractRoles, Role } from '@tieline/contracts';

/** The contract's own tuple, repeated so that the first view loads no schemas; the compiler compares them. */
const bindingRoles: typeof contractRoles = ['admin', 'supervisor'];

/** May see and change channels, phone binding and SMS credit. */
export const mayBind = (role: Role): boolean => bindingRoles.some((allowed) => allowed === role);
/** May write message cards; those that phone binding sends only with `mayBind`. */
export const mayEditCards = (role: Role): boolean => mayBind(role) || role === 'marketer';
/** May make menus and say who sees them; everybody may look. */
export const mayEditMenus = mayEditCards;
/** May make and change tags, and tag many people at once; everybody may tag one. */
export const mayTag = (role: Role): boolean => role !== 'agent';
export const isAdmin = (role: Role): boolean => role === 'admin';
