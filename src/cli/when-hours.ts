// A brand's hours and holidays for `rapport when --brand`, and for `rapport extract --brand`: all of the configuration they need.
import { createBrands } from '../adapters/brands';
import { inspectConfig } from '../config';
import type { Brand } from '../domain/brand';
import type { BrandHoursOf } from './extract';
import type { Io } from './io';
import type { WhenDefaultsOf } from './when';

/** Works without a database, a key, or anything else set. */
export function whenHours(io: Io): WhenDefaultsOf {
  return async (brand) => {
    const { followUp, meeting, holidays } = await read(io, brand);
    return { followUp: followUp.when, meeting: meeting.when, holidays };
  };
}

export function extractHours(io: Io): BrandHoursOf {
  return async (brand) => {
    const { meeting, zone, holidays } = await read(io, brand);
    return { defaults: meeting.when, zone, holidays };
  };
}

function read(io: Io, brand: string): Promise<Brand> {
  const { brandsDir } = inspectConfig(io.environment(), { forStart: true }).config;
  return createBrands({ dir: brandsDir, onInvalid: () => {} }).get(brand);
}
