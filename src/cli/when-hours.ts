// A brand's hours for `rapport when --brand`: the only thing of the configuration that command needs.
import { createBrands } from '../adapters/brands';
import { inspectConfig } from '../config';
import type { Io } from './io';
import type { WhenDefaultsOf } from './when';

/** Works without a database, a key, or anything else set. */
export function whenHours(io: Io): WhenDefaultsOf {
  return async (brand) => {
    const { brandsDir } = inspectConfig(io.environment(), { forStart: true }).config;
    const { followUp, meeting } = await createBrands({ dir: brandsDir, onInvalid: () => {} }).get(brand);
    return { followUp: followUp.when, meeting: meeting.when };
  };
}
