// The page on which a person allows access, with a box for each scope; a test posts the same form.
import type { AuthRequest } from './oauth';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const html = (title: string, body: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem}
label{display:block;margin:.5rem 0}button{font:inherit;padding:.5rem 1.25rem;margin:1rem .5rem 0 0}
input[type=email]{font:inherit;width:100%;padding:.4rem}</style>
<h1>${title}</h1>${body}</html>`;

/** Its form posts to the address it stands at: email, the ticked scopes, and `deny` when the person says no. */
export function signInPage({ client_id, scope }: AuthRequest, hint = ''): string {
  const boxes = scope
    .split(' ')
    .map((one) => escaped(one))
    .map((one) => `<label><input type="checkbox" name="scope" value="${one}" checked> ${one}</label>`)
    .join('');
  return html(
    'Local Google',
    `<p><b>${escaped(client_id)}</b> wants access to your calendar.</p><form method="post"><input type="hidden" name="boxes" value="1">
<label>Your address <input type="email" name="email" required value="${escaped(hint)}" placeholder="rep@agency.example"></label>${boxes}
<button>Allow</button><button name="deny" value="1" formnovalidate>Cancel</button></form>`,
  );
}

export const refusedPage = (status: number, error: string, why: string): string =>
  html('Access blocked', `<p>Error ${status}: ${escaped(error)}</p><p>${escaped(why)}</p>`);
