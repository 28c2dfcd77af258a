import type { RichMenu } from '@tieline/contracts';

export const stateColors: Record<RichMenu['state'], string> = {
  draft: 'gray',
  published: 'brand',
  changed: 'yellow',
};
