import type { Translation } from '@tieline/web';
import type { zhTW } from './zh-tw.js';
export declare const en: Translation<typeof zhTW>;
