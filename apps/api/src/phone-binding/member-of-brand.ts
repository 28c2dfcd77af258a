import { unknownStanding, type ShopMember } from '@tieline/shops';

/** A member of a channel that matches with no shop: all that is known is the number that the brand signed. */
export function memberOfBrand(id: string): ShopMember {
  return {
    id,
    memberNumber: id,
    name: null,
    tier: null,
    phoneVerified: false,
    blacklisted: false,
    lineUserId: null,
    points: null,
    tierExpiresAt: null,
    standing: unknownStanding,
  };
}
