// help.*: what a client asks about the service itself.
import { Api } from '../tl';
import type { Call, Methods } from './call';

export const helpMethods: Methods = {
  /** https://core.telegram.org/method/help.getConfig */
  'help.getConfig': (_request: Api.help.GetConfig, { tg, connection }: Call) =>
    new Api.Config({
      date: tg.clock.seconds(),
      expires: tg.clock.seconds() + 3600,
      testMode: false,
      thisDc: connection.dc,
      dcOptions: tg.server.dcs.map((dc) => new Api.DcOption({ id: dc.id, ipAddress: dc.host, port: dc.port })),
      dcTxtDomainName: '',
      chatSizeMax: 200,
      megagroupSizeMax: 200_000,
      forwardedCountMax: 100,
      onlineUpdatePeriodMs: 210_000,
      offlineBlurTimeoutMs: 5000,
      offlineIdleTimeoutMs: 30_000,
      onlineCloudTimeoutMs: 300_000,
      notifyCloudDelayMs: 30_000,
      notifyDefaultDelayMs: 1500,
      pushChatPeriodMs: 60_000,
      pushChatLimit: 2,
      editTimeLimit: 172_800,
      revokeTimeLimit: 2_147_483_647,
      revokePmTimeLimit: 2_147_483_647,
      ratingEDecay: 2_419_200,
      stickersRecentLimit: 200,
      channelsReadMediaPeriod: 604_800,
      callReceiveTimeoutMs: 20_000,
      callRingTimeoutMs: 90_000,
      callConnectTimeoutMs: 30_000,
      callPacketTimeoutMs: 10_000,
      meUrlPrefix: 'https://t.me/',
      captionLengthMax: 1024,
      messageLengthMax: 4096,
      webfileDcId: connection.dc,
    }),

  'help.getNearestDc': (_request: Api.help.GetNearestDc, { connection }: Call) =>
    new Api.NearestDc({ country: 'RU', thisDc: connection.dc, nearestDc: 2 }),
};
