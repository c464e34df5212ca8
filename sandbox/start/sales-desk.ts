// Where a local system calls a human: a person of the local Telegram, so that its alerts can be read on the sandbox's page.

/** ALERT_CHAT when none is given. */
export const salesDesk = '@sales_desk';

/** Makes that person, if he is not there yet. */
export async function seatSalesDesk(sandboxUrl: string, username: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/telegram/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Sales desk', username }),
    signal: AbortSignal.timeout(5000),
  });
  // 409: since an earlier start
  if (!response.ok && response.status !== 409)
    throw new Error(`the sandbox answers ${response.status} to a new person`);
}
