import bigInt from 'big-integer';
import { toMediaKind, toMessage } from './to-message';
import { Api } from './vendor';

const user = (id: number): Api.PeerUser => new Api.PeerUser({ userId: bigInt(id) });
const message = (fields: Partial<Api.Message>): Api.Message =>
  new Api.Message({ id: 7, peerId: user(42), date: 1_700_000_000, message: '', ...fields } as never);

const document = (...attributes: Api.TypeDocumentAttribute[]): Api.MessageMediaDocument =>
  new Api.MessageMediaDocument({
    document: new Api.Document({
      ...{ id: bigInt(1), accessHash: bigInt(2), fileReference: Buffer.alloc(0), date: 0 },
      ...{ mimeType: 'x/y', size: bigInt(1), dcId: 2, attributes },
    }),
  });
const video = (roundMessage?: boolean): Api.DocumentAttributeVideo =>
  new Api.DocumentAttributeVideo({ duration: 1, w: 1, h: 1, roundMessage });
const sticker = new Api.DocumentAttributeSticker({ alt: '👍', stickerset: new Api.InputStickerSetEmpty() });
const point = new Api.GeoPointEmpty();

test.each<[string, Api.TypeMessageMedia | null, string | undefined]>([
  ['nothing (null, as GramJS reads it)', null, undefined],
  ['a link preview', new Api.MessageMediaWebPage({ webpage: new Api.WebPageEmpty({ id: bigInt(1) }) }), undefined],
  ['photo', new Api.MessageMediaPhoto({}), 'photo'],
  ['voice', document(new Api.DocumentAttributeAudio({ duration: 1, voice: true })), 'voice'],
  ['music', document(new Api.DocumentAttributeAudio({ duration: 1 })), 'audio'],
  ['video', document(video()), 'video'],
  ['round video', document(video(true)), 'videoNote'],
  ['sticker', document(sticker), 'sticker'],
  ['moving sticker', document(video(), sticker), 'sticker'],
  ['GIF', document(video(), new Api.DocumentAttributeAnimated()), 'animation'],
  ['file', document(new Api.DocumentAttributeFilename({ fileName: 'a.pdf' })), 'document'],
  ['expired voice', new Api.MessageMediaDocument({ voice: true }), 'voice'],
  [
    'contact',
    new Api.MessageMediaContact({ phoneNumber: '1', firstName: 'A', lastName: '', vcard: '', userId: bigInt(1) }),
    'contact',
  ],
  ['place', new Api.MessageMediaGeo({ geo: point }), 'location'],
  ['live place', new Api.MessageMediaGeoLive({ geo: point, period: 60 }), 'location'],
  [
    'venue',
    new Api.MessageMediaVenue({ geo: point, title: '', address: '', provider: '', venueId: '', venueType: '' }),
    'location',
  ],
  ['dice', new Api.MessageMediaDice({ value: 6, emoticon: '🎲' }), 'other'],
  ['something newer than we are', new Api.MessageMediaUnsupported(), 'other'],
])('%s', (_name, media, kind) => {
  expect(toMediaKind(media)).toBe(kind);
});

test('a caption is the text', () => {
  const seen = toMessage(message({ message: 'look', media: new Api.MessageMediaPhoto({}) }));
  expect(seen).toEqual({
    messageId: 7,
    peerUserId: '42',
    out: false,
    date: 1_700_000_000,
    text: 'look',
    media: 'photo',
    isService: false,
  });
});

test('in a group there is no other side', () => {
  expect(toMessage(message({ peerId: new Api.PeerChat({ chatId: bigInt(5) }) }))?.peerUserId).toBeUndefined();
});

test('a call or a join is nothing a person wrote', () => {
  const service = new Api.MessageService({
    ...{ id: 8, peerId: user(42), date: 1 },
    action: new Api.MessageActionContactSignUp(),
  } as never);
  expect(toMessage(service)).toMatchObject({ isService: true, text: '' });
});

test('only an edit people see is an edit', () => {
  expect(toMessage(message({ editDate: 5 }))?.editDate).toBe(5);
  expect(toMessage(message({ editDate: 5, editHide: true }))?.editDate).toBeUndefined();
  expect(toMessage(message({ editDate: null as never }))).not.toHaveProperty('editDate', null);
});

test('an empty one is none', () => {
  expect(toMessage(new Api.MessageEmpty({ id: 3 }))).toBeUndefined();
});
