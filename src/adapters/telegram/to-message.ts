// Telegram's message → a message in our words, its media by kind. Absent fields come as null or undefined.
import type { MediaKind, TelegramMessage } from '../../ports';
import { Api } from './vendor';

/** undefined for an empty one: deleted, or never there. */
export function toMessage(message: Api.TypeMessage): TelegramMessage | undefined {
  if (message instanceof Api.MessageEmpty) return undefined;
  const common = {
    messageId: message.id,
    peerUserId: message.peerId instanceof Api.PeerUser ? message.peerId.userId.toString() : undefined,
    out: message.out === true,
    date: message.date,
  };
  // Joins, pins, calls, a shared contact: Telegram's words, nobody's.
  if (message instanceof Api.MessageService) return { ...common, text: '', isService: true };
  const { editDate, media, message: text } = message as Api.Message;
  // An edit may be Telegram's own (a link preview, a reaction): editHide keeps it out of sight, and out of our sight too.
  const edited = (message as Api.Message).editHide ? undefined : (editDate ?? undefined);
  return {
    ...common,
    editDate: edited,
    text: text ?? '',
    media: toMediaKind(media),
    ...(isForeign(message as Api.Message) ? { forwarded: true } : {}),
    isService: false,
  };
}

/** Passed on from somebody else: what he brings over from another chat of his own is his word. */
export function isForeign({ fwdFrom, peerId }: Pick<Api.Message, 'fwdFrom' | 'peerId'>): boolean {
  if (!fwdFrom) return false;
  const { fromId } = fwdFrom;
  return !(fromId instanceof Api.PeerUser && peerId instanceof Api.PeerUser && fromId.userId.equals(peerId.userId));
}

/** undefined: nothing but text. A link's preview is no media. */
export function toMediaKind(media: Api.TypeMessageMedia | null | undefined): MediaKind | undefined {
  if (!media) return undefined;
  if (media instanceof Api.MessageMediaEmpty || media instanceof Api.MessageMediaWebPage) return undefined;
  if (media instanceof Api.MessageMediaPhoto) return 'photo';
  if (media instanceof Api.MessageMediaDocument) return toDocumentKind(media);
  if (media instanceof Api.MessageMediaContact) return 'contact';
  if (media instanceof Api.MessageMediaGeo || media instanceof Api.MessageMediaGeoLive) return 'location';
  if (media instanceof Api.MessageMediaVenue) return 'location';
  if (media instanceof Api.MessageMediaPoll) return 'poll';
  return 'other';
}

/** What a document is, its attributes say. A GIF is a soundless video, and a sticker may move: so these come first. */
function toDocumentKind(media: Api.MessageMediaDocument): MediaKind {
  const document = media.document;
  const attributes = document instanceof Api.Document ? document.attributes : [];
  const has = <A>(kind: abstract new (...args: never[]) => A): A | undefined =>
    attributes.find((attribute): attribute is Extract<Api.TypeDocumentAttribute, A> => attribute instanceof kind) as
      | A
      | undefined;
  if (has(Api.DocumentAttributeSticker) || has(Api.DocumentAttributeCustomEmoji)) return 'sticker';
  if (has(Api.DocumentAttributeAnimated)) return 'animation';
  const video = has(Api.DocumentAttributeVideo);
  if (video) return video.roundMessage ? 'videoNote' : 'video';
  const audio = has(Api.DocumentAttributeAudio);
  if (audio) return audio.voice ? 'voice' : 'audio';
  // Once seen or expired (self-destructing), only the flags of the envelope are left.
  if (media.voice) return 'voice';
  if (media.round) return 'videoNote';
  if (media.video) return 'video';
  return 'document';
}
