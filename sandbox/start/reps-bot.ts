// The bot by which a local system calls its reps: one of the local Telegram, the same at each start.

const USERNAME = 'rapport_reps_bot';

/** Makes it, if it is not there yet, and gives its token. The token is worth something only inside this sandbox. */
export async function seatRepsBot(sandboxUrl: string): Promise<string> {
  const ask = (path: string, body?: object) =>
    fetch(sandboxUrl + path, {
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5000),
    });
  const made = await ask('/telegram/users', { name: 'Rapport', username: USERNAME, bot: true });
  if (made.ok) return ((await made.json()) as { token: string }).token;
  if (made.status !== 409) throw new Error(`the sandbox answers ${made.status} to a new bot`);
  // since an earlier start
  const bots = (await (await ask('/botapi/bots')).json()) as { username: string; token: string }[];
  const ours = bots.find(({ username }) => username === USERNAME);
  if (!ours) throw new Error(`@${USERNAME} of the local Telegram is a person: it cannot call reps`);
  return ours.token;
}
