// Where Google sends a rep's browser back to: the sign-in is finished, and he reads how it went.
import type { FastifyInstance } from 'fastify';
import { languageOf } from '../../domain/reps/words';
import type { CalendarSignIns, SignInOutcome } from '../../ports/booking';
import { signInPage } from './page';

export const CALLBACK_PATH = '/google/callback';

export interface CallbackOptions {
  signIns: Pick<CalendarSignIns, 'finish'>;
  /** For logs: whose, and how; never the code or the state. */
  onEnd: (outcome: SignInOutcome) => void;
}

const STATUS: Record<SignInOutcome['kind'], number> = {
  connected: 200,
  denied: 200,
  unticked: 400,
  unknown: 400,
  spent: 400,
  late: 400,
  failed: 502,
};

export function googleCallback(app: FastifyInstance, { signIns, onEnd }: CallbackOptions): void {
  app.get(CALLBACK_PATH, async (request, reply) => {
    const { state, code, error } = request.query as Record<string, unknown>;
    const outcome = await signIns
      .finish({ state: text(state), code: text(code), error: text(error) })
      .catch((failure: unknown): SignInOutcome => ({ kind: 'failed', error: failure as Error }));
    onEnd(outcome);
    const language = outcome.language ?? languageOf(request.headers['accept-language']);
    return (
      reply
        .code(STATUS[outcome.kind])
        .type('text/html; charset=utf-8')
        // the address holds a code: nobody keeps it, nobody is told it
        .headers({
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        })
        .send(signInPage(outcome, language))
    );
  });
}

/** Given twice it is no text. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
