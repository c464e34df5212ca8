// A brand's hours for `rapport when --brand` and `rapport extract --brand`: the only thing of the configuration they need.
import { createBrands } from '../adapters/brands';
import { inspectConfig } from '../config';
import type { Brand } from '../domain/brand';
import type { BrandHoursOf } from './extract';
import type { Io } from './io';
import type { WhenDefaultsOf } from './when';

/** Works without a database, a key, or anything else set. */
export function whenHours(io: Io): WhenDefaultsOf {
  return async (brand) => {
    const { followUp, meeting } = await read(io, brand);
    return { followUp: followUp.when, meeting: meeting.when };
  };
}

export function extractHours(io: Io): BrandHoursOf {
  return async (brand) => {
    const { meeting, zone } = await read(io, brand);
    return { defaults: meeting.when, zone };
  };
}

function read(io: Io, brand: string): Promise<Brand> {
  const { brandsDir } = inspectConfig(io.environment(), { forStart: true }).config;
  return createBrands({ dir: brandsDir, onInvalid: () => {} }).get(brand);
}
