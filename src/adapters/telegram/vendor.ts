// Everything taken from the MTProto library, in one place. The library is GramJS (`telegram`); `teleproto` has the same
// module layout and replaces it by a path mapping alone (jest.config.teleproto.js, tsconfig.teleproto.json).
//
// Only the TL schema, the cryptography and `MTProtoSender` are used. `TelegramClient` above them is not: it sleeps,
// retries, reconnects, re-sends waiting calls by itself, asks getMe before the first update, hands updates out of order
// and (teleproto) fetches differences of its own. Rapport needs one owner for each of these decisions, and that is not
// the library.

export { AuthKey } from 'telegram/crypto/AuthKey';
export { _serverKeys as trustedServerKeys } from 'telegram/crypto/RSA';
export { RPCError } from 'telegram/errors';
export { Logger, type PromisedNetSockets } from 'telegram/extensions';
export { LogLevel } from 'telegram/extensions/Logger';
export { ConnectionTCPFull, MTProtoSender } from 'telegram/network';
export { computeCheck } from 'telegram/Password';
export { StringSession } from 'telegram/sessions';
export { Api } from 'telegram/tl';
export { LAYER } from 'telegram/tl/AllTLObjects';
