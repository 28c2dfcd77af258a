import { richMenuSizes, type RichMenu, type RichMenuJob } from '@tieline/contracts';
import { channelId } from './samples.js';

export const menuId = '0190a000-0000-7000-8000-000000000401';
const at = '2026-11-21T08:02:11.000Z';

export const aMenu = (over: Partial<RichMenu> = {}): RichMenu => ({
  id: menuId,
  channelId,
  name: '會員版',
  size: richMenuSizes.large,
  pictureId: null,
  pictureUrl: null,
  chatBarText: '會員專區',
  selected: true,
  areas: [
    {
      key: 'shop',
      bounds: { x: 0, y: 0, width: 1250, height: 1686 },
      label: '',
      action: { type: 'uri', uri: 'https://shop.example' },
    },
    {
      key: 'card',
      bounds: { x: 1250, y: 0, width: 1250, height: 1686 },
      label: '',
      action: { type: 'memberCard' },
    },
  ],
  version: 3,
  state: 'published',
  publishedAt: at,
  inRules: [],
  isDefault: false,
  switchedToFrom: [],
  journeys: [],
  deadAreas: [],
  people: 0,
  updatedAt: at,
  savedBy: { id: channelId, name: '林督導' },
  ...over,
});

export const aMenuJob = (over: Partial<RichMenuJob> = {}): RichMenuJob => ({
  id: '0190a000-0000-7000-8000-000000000402',
  channelId,
  kind: 'apply',
  menuId: null,
  menuName: null,
  state: 'running',
  step: 'link',
  total: 50_000,
  processed: 12_500,
  linked: 12_000,
  verified: 0,
  pending: 30,
  problem: null,
  createdAt: at,
  finishedAt: null,
  ...over,
});
