// What only shows when variables are held against each other: what is missing, what may not stand together, what production refuses.
import { modeOf, type Variables } from './variables';

/** Each problem opens with the variable's name. `set`: what was given, before defaults. */
export function ruleProblems(v: Variables, set: Record<string, unknown>, forStart: boolean): string[] {
  const problems: string[] = [];
  const need = (name: keyof Variables, why: string) => {
    if (set[name] === undefined) problems.push(`${name}: missing; ${why}`);
  };
  const allSandbox = v.TELEGRAM === 'sandbox' && v.CLAUDE === 'sandbox';
  if (!forStart) {
    need('DATABASE_URL', 'the Postgres to use, postgres://user:password@host:5432/database (npm start brings its own)');
    need('TEMPORAL_ADDRESS', 'the Temporal server to use, host:7233 (npm start brings its own)');
  }
  if (!forStart || !allSandbox) {
    need('SESSION_KEY', 'encrypts the Telegram sessions; make one with: openssl rand -base64 32');
  }
  if (v.TELEGRAM === 'live') {
    need('TELEGRAM_API_ID', 'shown at https://my.telegram.org/apps');
    need('TELEGRAM_API_HASH', 'shown at https://my.telegram.org/apps');
    if (v.CLAUDE === 'sandbox') {
      problems.push('CLAUDE: real clients may not be answered by the local seller; set CLAUDE=live with TELEGRAM=live');
    }
  }
  for (const name of ['ZOOM', 'GOOGLE'] as const) {
    if (v.TELEGRAM === 'live' && v[name] === 'sandbox') {
      problems.push(`${name}: real clients may not be invited to a local meeting; remove it, or set ${name}=live`);
    }
  }
  problems.push(...incomplete(v));
  if (v.CLAUDE === 'live') need('ANTHROPIC_API_KEY', 'made at https://console.anthropic.com');
  if (v.TELEGRAM_MODE === 'webhook' && v.REGISTRY_BOT_TOKEN !== undefined) {
    need('TELEGRAM_WEBHOOK_SECRET', 'Telegram shows it with each update; make one with: openssl rand -hex 24');
    need('PUBLIC_URL', 'where Telegram reaches this HTTP server, https://…');
    // https://core.telegram.org/bots/api#setwebhook; a server of one's own takes plain HTTP too
    if (v.TELEGRAM === 'live' && !v.TELEGRAM_BOT_API_URL && v.PUBLIC_URL && !v.PUBLIC_URL.startsWith('https:'))
      problems.push('PUBLIC_URL: Telegram brings updates to https:// addresses only; or set TELEGRAM_MODE=polling');
  }
  const endpoint = v.TELEGRAM_MTPROTO_ENDPOINT !== undefined;
  if (endpoint !== (v.TELEGRAM_MTPROTO_RSA_KEY !== undefined)) {
    problems.push(
      `${endpoint ? 'TELEGRAM_MTPROTO_RSA_KEY' : 'TELEGRAM_MTPROTO_ENDPOINT'}: missing; endpoint and key are set together or not at all`,
    );
  }
  if (v.NODE_ENV === 'production') {
    for (const name of ['TELEGRAM', 'CLAUDE'] as const) {
      if (v[name] === 'sandbox' && v.RAPPORT_PROFILE !== 'sandbox') {
        problems.push(
          `${name}: sandbox is refused in production; set ${name}=live, or ask for it with RAPPORT_PROFILE=sandbox`,
        );
      }
    }
    const addresses = [
      ...(modeOf(v, 'ZOOM') === 'live' ? (['ZOOM_API_URL', 'ZOOM_OAUTH_URL'] as const) : []),
      ...(modeOf(v, 'GOOGLE') === 'live' ? (['GOOGLE_ROOT_URL', 'GOOGLE_TOKEN_URL'] as const) : []),
    ];
    for (const name of addresses) {
      if (v[name] !== undefined) problems.push(`${name}: refused in production with the live service; remove it`);
    }
    if (v.TELEGRAM === 'live') {
      if (v.TELEGRAM_TEST_DC === 'true') problems.push('TELEGRAM_TEST_DC: refused in production; remove it');
      for (const name of ['TELEGRAM_MTPROTO_ENDPOINT', 'TELEGRAM_MTPROTO_RSA_KEY'] as const) {
        if (v[name] !== undefined) problems.push(`${name}: refused in production with live Telegram; remove it`);
      }
    }
  }
  return problems;
}

/** Credentials are given together or not at all: half of them is a slip, none of them is a team without that service. */
function incomplete(v: Variables): string[] {
  const sets = [
    ['ZOOM_ACCOUNT_ID', 'ZOOM_CLIENT_ID', 'ZOOM_CLIENT_SECRET'],
    ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ] as const;
  return sets.flatMap((names) => {
    const missing = names.filter((name) => v[name] === undefined);
    if (missing.length === names.length) return [];
    return missing.map((name) => `${name}: missing; ${names.join(', ')} are set together or not at all`);
  });
}
