// Google Calendar behind the GoogleSignIn and RepCalendar ports.
import { createSignIn, type GoogleOptions } from './sign-in';

export { openGrant, sealGrant } from './grant-cipher';
export type { GoogleOptions } from './sign-in';

/** No call is made before the first of its methods. */
export const createGoogleSignIn = (options: GoogleOptions) => createSignIn(options);
