// Messages that are not text: enough of each kind that a client parses and names it. No file can be downloaded.
import { Api, type Long, long } from './tl';

export const MEDIA_KINDS = [
  'photo',
  'voice',
  'audio',
  'video',
  'videoNote',
  'sticker',
  'animation',
  'document',
  'contact',
  'location',
  'poll',
  'joined',
  'call',
] as const;
/** 'joined' and 'call' are service messages: nobody wrote them. */
export type MediaKind = (typeof MEDIA_KINDS)[number];

export const isServiceKind = (kind: MediaKind | undefined): kind is 'joined' | 'call' =>
  kind === 'joined' || kind === 'call';

const fileReference = Buffer.alloc(8);

function document(id: Long, date: number, mimeType: string, attributes: Api.TypeDocumentAttribute[]): Api.Document {
  return new Api.Document({
    id,
    accessHash: id,
    fileReference,
    date,
    mimeType,
    size: long(20_480),
    dcId: 2,
    attributes,
  });
}

/** The TL media of a message; `id` makes file ids that differ. */
export function tlMedia(kind: MediaKind, id: number, date: number): Api.TypeMessageMedia | undefined {
  const fileId = long(BigInt(id) * 1000n + 7n);
  const file = (mimeType: string, attributes: Api.TypeDocumentAttribute[], more: object = {}) =>
    new Api.MessageMediaDocument({ document: document(fileId, date, mimeType, attributes), ...more });
  const picture = { w: 640, h: 480 };
  switch (kind) {
    case 'photo': {
      const sizes = [new Api.PhotoSize({ type: 'x', ...picture, size: 40_960 })];
      return new Api.MessageMediaPhoto({
        photo: new Api.Photo({ id: fileId, accessHash: fileId, fileReference, date, sizes, dcId: 2 }),
      });
    }
    case 'voice':
      return file('audio/ogg', [new Api.DocumentAttributeAudio({ voice: true, duration: 7 })], { voice: true });
    case 'audio':
      return file('audio/mpeg', [new Api.DocumentAttributeAudio({ duration: 180, title: 'Song' })]);
    case 'video':
      return file('video/mp4', [new Api.DocumentAttributeVideo({ duration: 12, ...picture })], { video: true });
    case 'videoNote':
      return file('video/mp4', [new Api.DocumentAttributeVideo({ roundMessage: true, duration: 9, w: 384, h: 384 })], {
        round: true,
      });
    case 'sticker':
      return file('image/webp', [
        new Api.DocumentAttributeImageSize({ w: 512, h: 512 }),
        new Api.DocumentAttributeSticker({ alt: '👍', stickerset: new Api.InputStickerSetEmpty() }),
      ]);
    case 'animation':
      return file('video/mp4', [
        new Api.DocumentAttributeAnimated(),
        new Api.DocumentAttributeVideo({ duration: 3, ...picture, nosound: true }),
      ]);
    case 'document':
      return file('application/pdf', [new Api.DocumentAttributeFilename({ fileName: 'document.pdf' })]);
    case 'contact':
      return new Api.MessageMediaContact({
        phoneNumber: '79990000000',
        firstName: 'Contact',
        lastName: '',
        vcard: '',
        userId: long(0),
      });
    case 'location':
      return new Api.MessageMediaGeo({ geo: new Api.GeoPoint({ long: 37.6173, lat: 55.7558, accessHash: fileId }) });
    case 'poll': {
      const words = (text: string) => new Api.TextWithEntities({ text, entities: [] });
      const answers = ['1', '2'].map((n) => new Api.PollAnswer({ text: words(n), option: Buffer.from(n) }));
      return new Api.MessageMediaPoll({
        poll: new Api.Poll({ id: fileId, question: words('?'), answers }),
        results: new Api.PollResults({}),
      });
    }
    default:
      return undefined;
  }
}

/** What a service message says. */
export function tlAction(kind: 'joined' | 'call', id: number): Api.TypeMessageAction {
  return kind === 'joined'
    ? new Api.MessageActionContactSignUp()
    : new Api.MessageActionPhoneCall({ callId: long(id), reason: new Api.PhoneCallDiscardReasonMissed() });
}
