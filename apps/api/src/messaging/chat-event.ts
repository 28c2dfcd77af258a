/** What somebody did in a one-to-one chat, as far as it can be answered free. */
export type ChatEvent = {
  /** of the stored event: the same however often it is worked on */
  id: string;
  teamId: string;
  channelId: string;
  lineUserId: string;
  /** good for one answer, for about a minute */
  replyToken: string;
  said: { kind: 'text'; text: string } | { kind: 'postback'; data: string } | { kind: 'follow' };
};

/**
 * Hears what people do in chats. It may be asked about an event again after a crash, and answers it once all the same
 * (`FreeReply` sees to it). What it does not wait for costs no statement.
 */
export type ChatListener = {
  /** True when the event was meant for this listener: those after it do not hear it. */
  hear(event: ChatEvent): Promise<boolean>;
};
