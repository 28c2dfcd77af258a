import type { DeliveryDraft } from '../delivery/delivery.js';
import type { LinePushPayload } from '../messaging/line-push.handler.js';
import type { BindingEntity } from './binding.entity.js';

const dayMs = 86_400_000;

const texts = {
  contested:
    '有人以您綁定的手機號碼嘗試綁定其他 LINE 帳號，您的綁定目前沒有變更。若不是您本人操作，請與店家聯繫。',
  contestedMember:
    '有人以您的會員資料嘗試綁定其他 LINE 帳號，您的綁定目前沒有變更。若不是您本人操作，請與店家聯繫。',
  moved: '您的手機號碼已改綁至其他 LINE 帳號，此帳號的綁定已解除。若不是您本人操作，請與店家聯繫。',
} as const;

/** Tells the LINE account that held the number; at most once a day for each kind, and nothing of the other person. */
export function holderNotice(holder: BindingEntity, kind: keyof typeof texts, now: number): DeliveryDraft {
  const payload: LinePushPayload = { to: holder.lineUserId, messages: [{ type: 'text', text: texts[kind] }] };
  return {
    kind: 'line.push',
    teamId: holder.teamId,
    channelId: holder.channelId,
    lineUserId: holder.lineUserId,
    payload,
    dedupeKey: `holder:${kind}:${holder.id}:${Math.floor(now / dayMs)}`,
    expiresAt: now + dayMs,
  };
}
