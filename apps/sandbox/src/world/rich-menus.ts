import { createHash } from 'node:crypto';
import { menuPicture } from './pictures.js';
import type { BrandSeed } from './seed.js';

export type MenuBounds = { x: number; y: number; width: number; height: number };
export type MenuArea = { bounds: MenuBounds; action: { type: string; [name: string]: unknown } };
export type MenuBody = {
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: MenuArea[];
};
export type MenuImage = { contentType: string; bytes: Buffer };
export type Menu = MenuBody & { richMenuId: string; image: MenuImage | null };
export type MenuBatch = { acceptedTime: string; completedTime: string };
export type ShownMenu = { menu: Menu; source: 'user' | 'default' | 'manager' };

/** Rich menus of one Official Account. Rules of LINE stand in line/rich-menu-*.ts; this only keeps them. */
export class RichMenus {
  readonly menus = new Map<string, Menu>();
  readonly aliases = new Map<string, string>();
  readonly userLinks = new Map<string, string>();
  /** what somebody has switched to by an area; gone with the next link */
  readonly switched = new Map<string, string>();
  /** by the request's id */
  readonly batches = new Map<string, MenuBatch>();
  defaultId: string | null = null;
  /** made in the Official Account's console: shown last, invisible to the API */
  private readonly manager: Menu;

  constructor(liffUrl: string, seed: BrandSeed) {
    this.manager = managerMenu(liffUrl, seed);
  }

  /** What LINE shows: per-user link, else default by API, else the console's menu. */
  shownTo(lineUserId: string): ShownMenu {
    const switched = this.menus.get(this.switched.get(lineUserId) ?? '');
    if (switched) return { menu: switched, source: 'user' };
    const linked = this.menus.get(this.userLinks.get(lineUserId) ?? '');
    if (linked) return { menu: linked, source: 'user' };
    const standard = this.menus.get(this.defaultId ?? '');
    if (standard) return { menu: standard, source: 'default' };
    return { menu: this.manager, source: 'manager' };
  }

  link(lineUserId: string, richMenuId: string | null): void {
    this.switched.delete(lineUserId);
    if (richMenuId === null) this.userLinks.delete(lineUserId);
    else this.userLinks.set(lineUserId, richMenuId);
  }

  /** Everybody who is linked to one menu. */
  linkedTo(richMenuId: string): string[] {
    return [...this.userLinks].filter(([, id]) => id === richMenuId).map(([user]) => user);
  }

  /** Also finds the console's menu, whose picture the page shows. */
  find(richMenuId: string): Menu | undefined {
    return richMenuId === this.manager.richMenuId ? this.manager : this.menus.get(richMenuId);
  }

  /** Another tool's menu is the default now, or nobody's. */
  setForeignDefault(there: boolean): void {
    const richMenuId = 'richmenu-of-another-tool';
    if (there) this.menus.set(richMenuId, { ...this.manager, richMenuId, name: '其他工具的選單' });
    this.defaultId = there ? richMenuId : null;
  }

  delete(richMenuId: string): boolean {
    if (!this.menus.delete(richMenuId)) return false;
    if (this.defaultId === richMenuId) this.defaultId = null;
    for (const [alias, id] of this.aliases) if (id === richMenuId) this.aliases.delete(alias);
    for (const users of [this.userLinks, this.switched]) {
      for (const [user, id] of users) if (id === richMenuId) users.delete(user);
    }
    return true;
  }
}

function managerMenu(liffUrl: string, seed: BrandSeed): Menu {
  const size = { width: 2500, height: 843 };
  const half = size.width / 2;
  const area = (x: number, label: string, uri: string): MenuArea => ({
    bounds: { x, y: 0, width: half, height: size.height },
    action: { type: 'uri', label, uri },
  });
  return {
    richMenuId: `richmenu-${createHash('md5').update(seed.key).digest('hex')}`,
    size,
    selected: true,
    name: `${seed.name} 預設選單`,
    chatBarText: '選單',
    areas: [area(0, '綁定', liffUrl), area(half, '會員卡', `${liffUrl}/card`)],
    image: {
      contentType: 'image/svg+xml',
      bytes: Buffer.from(menuPicture(size, seed.colour, ['綁定', '會員卡'])),
    },
  };
}
