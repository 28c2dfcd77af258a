import type { FriendState, User } from '../protocol.js';
import { personName } from './ids.js';
import { brandSeeds, personaSeeds } from './seed.js';

/** Everybody who has LINE in this world. */
export class Users {
  private readonly byId = new Map<string, User>();
  private brands: string[] = [];

  constructor(private readonly sandboxUrl: string) {
    this.seed();
  }

  seed(): void {
    this.byId.clear();
    this.brands = brandSeeds.map(({ key }) => key);
    for (const persona of personaSeeds) {
      const friend = Object.fromEntries(
        brandSeeds.map((brand, index) => [brand.key, index === 0 ? persona.friend : 'friend']),
      );
      this.put({
        lineUserId: persona.lineUserId,
        persona: persona.key,
        displayName: persona.displayName,
        pictureUrl: this.pictureUrl(persona.lineUserId),
        language: persona.language,
        os: persona.os,
        friend,
      });
    }
  }

  find(lineUserId: string): User | undefined {
    return this.byId.get(lineUserId);
  }

  findPersona(key: string): User | undefined {
    const seed = personaSeeds.find((persona) => persona.key === key);
    return seed && this.byId.get(seed.lineUserId);
  }

  /** A control call may name anybody: an unseen id becomes a friend of every brand. */
  ensure(lineUserId: string): User {
    const known = this.byId.get(lineUserId);
    if (known) return known;
    const friend: Record<string, FriendState> = {};
    for (const key of this.brands) friend[key] = 'friend';
    const user: User = {
      lineUserId,
      persona: null,
      displayName: personName(lineUserId),
      pictureUrl: this.pictureUrl(lineUserId),
      language: 'zh-TW',
      os: 'ios',
      friend,
    };
    this.put(user);
    return user;
  }

  put(user: User): void {
    this.byId.set(user.lineUserId, user);
  }

  all(): IterableIterator<User> {
    return this.byId.values();
  }

  /** A new account: everybody adds it. */
  meet(brand: string): void {
    this.brands.push(brand);
    for (const user of this.byId.values())
      this.put({ ...user, friend: { ...user.friend, [brand]: 'friend' } });
  }

  friendOf(brand: string, lineUserId: string): FriendState {
    return this.byId.get(lineUserId)?.friend[brand] ?? 'none';
  }

  private pictureUrl(lineUserId: string): string {
    return `${this.sandboxUrl}/api/pictures/${lineUserId}.svg`;
  }
}
