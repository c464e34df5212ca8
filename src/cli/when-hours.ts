// A brand's hours and holidays for `rapport when --brand`, and for `rapport extract --brand`: all of the configuration they need.
import type { BrandHoursOf } from './extract';
import type { Io } from './io';
import type { WhenDefaultsOf } from './when';
import { whichBrand } from './which-brand';

/** Works without a database, a key, or anything else set. */
export function whenHours(io: Io): WhenDefaultsOf {
  return async (brand) => {
    const { followUp, meeting, holidays } = await whichBrand(io, brand);
    return { followUp: followUp.when, meeting: meeting.when, holidays };
  };
}

export function extractHours(io: Io): BrandHoursOf {
  return async (brand) => {
    const { meeting, zone, holidays } = await whichBrand(io, brand);
    return { defaults: meeting.when, zone, holidays };
  };
}
