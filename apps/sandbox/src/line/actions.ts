import { z } from 'zod';
import { ActionUri, Units, Words } from './limits.js';

/** Action objects; how long a label may be, and whether there must be one, depends on where it stands. */
function Action(labelLimit: number, labelRequired: boolean) {
  const label = labelRequired ? Words(labelLimit) : Words(labelLimit).optional();
  return z.discriminatedUnion(
    'type',
    [
      z.looseObject({
        type: z.literal('uri'),
        label,
        uri: ActionUri,
        altUri: z.object({ desktop: ActionUri }).optional(),
      }),
      z.looseObject({ type: z.literal('message'), label, text: Units(300) }),
      z.looseObject({
        type: z.literal('postback'),
        label,
        data: Units(300),
        displayText: Units(300).optional(),
        text: Units(300).optional(),
      }),
      z.looseObject({
        type: z.literal('richmenuswitch'),
        label,
        richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/, 'invalid alias'),
        data: Units(300),
      }),
      z.looseObject({
        type: z.literal('datetimepicker'),
        label,
        data: Units(300),
        mode: z.enum(['date', 'time', 'datetime']),
      }),
      z.looseObject({ type: z.literal('clipboard'), label, clipboardText: Units(1000) }),
      z.looseObject({ type: z.enum(['camera', 'cameraRoll', 'location']), label: Words(labelLimit) }),
    ],
    { error: 'invalid action' },
  );
}

export const ButtonAction = Action(20, true);
export const FlexAction = Action(40, false);
export const FlexButtonAction = Action(40, true);
export const QuickReplyAction = Action(20, true);
export const ImageColumnAction = Action(12, false);
/** defaultAction of an image, areas of menus: a label is only for screen readers */
export const AreaAction = Action(20, false);
