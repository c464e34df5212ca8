// Signing in and out: code, data centre, second factor. https://core.telegram.org/api/auth
import crypto from 'node:crypto';
import { type Person, privateChat, SERVICE_ID } from '../people';
import { SRP_G, SRP_PRIME, type SrpChallenge, srpChallenge, srpProves } from '../srp';
import { Api, long, RpcError } from '../tl';
import type { Call, Methods } from './call';

/** Challenges by key id: good for one try. */
const challenges = new WeakMap<object, SrpChallenge>();
/** Exported authorisations: bytes → person. */
const exported = new Map<string, string>();

function wrongCentre(person: Person | undefined, { connection }: Call): void {
  // https://core.telegram.org/api/errors#303-see-other
  if (person && person.dc !== connection.dc) throw new RpcError(303, `PHONE_MIGRATE_${person.dc}`);
}

function sendCode(phone: string, call: Call): Api.auth.SentCode {
  const { tg } = call;
  if (!/^\+?[\d\s()-]{5,}$/.test(phone)) throw new RpcError(406, 'PHONE_NUMBER_INVALID');
  const person = tg.world.byPhone(phone);
  wrongCentre(person, call);
  const { code, hash } = tg.codes.issue(phone);
  // The code arrives as a message of the service account when the person is signed in somewhere, else by SMS.
  const elsewhere = person && tg.server.keys.of(person.id).some((key) => !key.ended);
  if (person) {
    const text = `Login code: ${code}. Do not give this code to anyone, even if they say they are from Telegram!`;
    tg.world.send({ from: SERVICE_ID, chat: privateChat(person.id), text });
  }
  const type = elsewhere
    ? new Api.auth.SentCodeTypeApp({ length: code.length })
    : new Api.auth.SentCodeTypeSms({ length: code.length });
  return new Api.auth.SentCode({ type, phoneCodeHash: hash });
}

function signedIn(person: Person, { tg, key, connection }: Call): Api.auth.Authorization {
  tg.server.keys.bind(key, person.id);
  connection.known.add(person.id);
  return new Api.auth.Authorization({ user: tg.view.user(person.id, person) });
}

const kdf = (salt1: Buffer, salt2: Buffer) =>
  new Api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow({
    salt1,
    salt2,
    g: SRP_G,
    p: SRP_PRIME,
  });

const owner = ({ key, tg }: Call): Person | undefined => tg.world.people.get(key.passwordOwedBy ?? key.userId ?? '');

export const authMethods: Methods = {
  'auth.sendCode': (request: Api.auth.SendCode, call: Call) => sendCode(request.phoneNumber, call),
  'auth.resendCode': (request: Api.auth.ResendCode, call: Call) => sendCode(request.phoneNumber, call),
  'auth.cancelCode': (request: Api.auth.CancelCode, { tg }: Call) => tg.codes.expire(request.phoneNumber),

  /** https://core.telegram.org/method/auth.signIn */
  'auth.signIn': (request: Api.auth.SignIn, call: Call) => {
    const { tg, key } = call;
    const code = tg.codes.check(request.phoneNumber, request.phoneCodeHash, request.phoneCode);
    const person = tg.world.byPhone(request.phoneNumber);
    if (!person || person.deleted) throw new RpcError(400, 'PHONE_NUMBER_UNOCCUPIED');
    wrongCentre(person, call);
    code.expired = true;
    if (!person.password) return signedIn(person, call);
    key.passwordOwedBy = person.id;
    throw new RpcError(401, 'SESSION_PASSWORD_NEEDED');
  },

  /** https://core.telegram.org/api/srp */
  'account.getPassword': (_request: Api.account.GetPassword, call: Call) => {
    const person = owner(call);
    if (!person) throw new RpcError(401, 'AUTH_KEY_UNREGISTERED');
    const record = person.password;
    const challenge = record && srpChallenge(record);
    if (challenge) challenges.set(call.key, challenge);
    return new Api.account.Password({
      hasPassword: !!record,
      currentAlgo: record && kdf(Buffer.from(record.salt1, 'hex'), Buffer.from(record.salt2, 'hex')),
      srp_B: challenge?.publicB,
      srpId: challenge && long(challenge.id),
      hint: record?.hint,
      newAlgo: kdf(crypto.randomBytes(8), crypto.randomBytes(16)),
      newSecureAlgo: new Api.SecurePasswordKdfAlgoUnknown(),
      secureRandom: crypto.randomBytes(256),
    });
  },

  'auth.checkPassword': (request: Api.auth.CheckPassword, call: Call) => {
    const person = owner(call);
    if (!person?.password || !(request.password instanceof Api.InputCheckPasswordSRP)) {
      throw new RpcError(400, 'PASSWORD_HASH_INVALID');
    }
    const challenge = challenges.get(call.key);
    challenges.delete(call.key);
    const { srpId, A, M1 } = request.password;
    if (!challenge || challenge.id !== BigInt(srpId.toString())) throw new RpcError(400, 'SRP_ID_INVALID');
    if (!srpProves(person.password, challenge, A, M1)) throw new RpcError(400, 'PASSWORD_HASH_INVALID');
    return signedIn(person, call);
  },

  'auth.logOut': (_request: Api.auth.LogOut, { tg, key }: Call) => {
    tg.server.keys.bind(key, undefined);
    return new Api.auth.LoggedOut({});
  },

  /** Lets a client use another data centre (files live there). https://core.telegram.org/api/datacenter */
  'auth.exportAuthorization': (_request: Api.auth.ExportAuthorization, { me }: Call) => {
    const bytes = crypto.randomBytes(32);
    exported.set(bytes.toString('hex'), me.id);
    return new Api.auth.ExportedAuthorization({ id: long(me.id), bytes });
  },

  'auth.importAuthorization': (request: Api.auth.ImportAuthorization, call: Call) => {
    const name = request.bytes.toString('hex');
    const person = call.tg.world.people.get(exported.get(name) ?? '');
    if (!person || person.id !== request.id.toString()) throw new RpcError(400, 'AUTH_BYTES_INVALID');
    exported.delete(name);
    return signedIn(person, call);
  },

  'account.updateStatus': () => true,
};
